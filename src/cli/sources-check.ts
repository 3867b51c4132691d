/**
 * `npm run sources:check`: asks each source's address whether it still answers. Needs the internet,
 * so it is no part of the tests; run it before a release and at least twice a year. Exit 1 if any is
 * gone. Publishers that refuse programs (403, 429) are listed to be looked at by hand.
 */
import { loadContent } from '../content/load.ts'

const atATime = 4
const patienceMs = 20_000

const sources = [...loadContent('content/en').sources].flatMap(([key, { url }]) =>
  url === undefined ? [] : [{ key, url }],
)
const out = (line: string) => process.stdout.write(`${line}\n`)
const verdicts: string[] = []

async function ask({ key, url }: { key: string; url: string }): Promise<void> {
  const verdict = await verdictOn(url)
  verdicts.push(verdict)
  if (verdict !== 'ok') out(`${verdict}: ${key} ${url}`)
}

async function verdictOn(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    await response.body?.cancel()
    if (response.ok) return 'ok'
    return [401, 403, 429].includes(response.status) ? 'look by hand' : `gone (${response.status})`
  } catch (error) {
    return `gone (${error instanceof Error ? error.message : 'no answer'})`
  }
}

const waiting = [...sources]
await Promise.all(
  Array.from({ length: atATime }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await ask(next)
  }),
)
const gone = verdicts.filter((verdict) => verdict.startsWith('gone')).length
out(`${sources.length} sources asked, ${gone} gone`)
if (gone > 0) process.exitCode = 1
