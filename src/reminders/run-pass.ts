/** One pass of the dispatch: what is due, then what has been suspended, then who must hear of it. */
import { type Retest, retestDue } from './retest.ts'
import { type SendDue, sendDue } from './send-due.ts'
import { type Tell, tellOrganisers } from './tell.ts'

export type PassParts = SendDue & Retest & Tell

export async function runPass(parts: PassParts, signal: AbortSignal): Promise<void> {
  await sendDue(parts, signal)
  if (signal.aborted) return
  await retestDue(parts, parts.pace)
  await tellOrganisers(parts)
}
