/** Custom ids say command, action and arguments: `ask:topic:stretching`. What comes back is untrusted. */
import type { Press } from '../card.ts'

/** Discord's limit. */
const longest = 100

export function writeCustomId(press: Press): string {
  const id = press.map(encodeURIComponent).join(':')
  if (id.length > longest)
    throw new RangeError(`custom id of ${id.length} characters: ${press[0]}:${press[1]}`)
  return id
}

/** `null` when it is none of ours. */
export function readCustomId(id: string): Press | null {
  try {
    const [command, action, ...args] = id.split(':').map(decodeURIComponent)
    return command && action ? [command, action, ...args] : null
  } catch {
    return null
  }
}
