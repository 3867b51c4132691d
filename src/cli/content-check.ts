/** `npm run content:check`: every fault in the content, with file, line and column. Exit 1 if any. */
import { readdirSync } from 'node:fs'
import { inReadingOrder, showFault } from '../content/fault.ts'
import { readContent } from '../content/load.ts'
import { checkProse } from '../content/prose-check.ts'

const out = (line: string) => process.stdout.write(`${line}\n`)
for (const language of readdirSync('content')) {
  const { parts, faults, places } = readContent(`content/${language}`)
  const prose = checkProse(parts, places, Temporal.Now.plainDateISO())
  const all = [...faults, ...prose.faults]
  for (const warning of inReadingOrder(prose.warnings)) out(`warning: ${showFault(warning)}`)
  for (const fault of inReadingOrder(all)) out(showFault(fault))
  const { topics, exercises, routines, tips, sources, redFlags } = parts
  const sections = [...topics.values()].reduce((sum, topic) => sum + topic.sections.length, 0)
  out(
    `content/${language}: ${topics.size} topics with ${sections} narrow answers, ` +
      `${exercises.size} exercises, ${routines.size} routines, ${tips.length} tips, ` +
      `${redFlags?.flags.length ?? 0} warning signs, ${sources.size} sources; ` +
      `reading grade ${prose.averageGrade.toFixed(1)}`,
  )
  if (all.length > 0) {
    out(`${all.length} fault(s) found`)
    process.exitCode = 1
  }
}
