/**
 * Checks on the prose itself, beyond what the bot needs to run: reading level, words to avoid,
 * doses, review dates, alike tips. `npm run content:check` prints them.
 */
import { findAlike } from './alike.ts'
import type { Parts, Places } from './cross-check.ts'
import type { Fault } from './fault.ts'
import { readingGrade } from './reading-level.ts'

const hardestGrade = 10
const hardestAverage = 8
const reviewMonths = 24
const warnMonths = 21

/** Words that frighten or promise (evidence: E187, E201). Quoted text is talked about, not said. */
const avoid =
  /\b(prevents?|cures?|fixes|slipped dis[ck]s?|worn[ -]out|crumbl\w+|unstable|out of alignment|never hurts?|ideal)\b/i
const dose = /\b\d+(?:[.,]\d+)?\s?(?:mg|milligrams?|micrograms?|mcg|tablets?|pills?)\b/i

interface Text {
  name: string
  path: readonly PropertyKey[] | { section: string }
  text: string
}

export interface ProseReport {
  faults: Fault[]
  warnings: Fault[]
  /** Mean Flesch–Kincaid grade over all texts. */
  averageGrade: number
}

/** @param today decides which reviews are too old. */
export function checkProse(parts: Parts, places: Places, today: Temporal.PlainDate): ProseReport {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const fault = ({ name, path }: Omit<Text, 'text'>, message: string, into = faults) => {
    const place = places.get(name)
    if (place === undefined) return
    const where =
      'section' in path ? { line: place.lineOf(path.section), column: 1 } : place.at(path)
    into.push({ file: place.file, ...where, message })
  }
  const grades: number[] = []
  for (const text of proseOf(parts)) {
    const grade = readingGrade(text.text)
    grades.push(grade)
    if (grade >= hardestGrade) {
      fault(
        text,
        `reads at school grade ${grade.toFixed(1)}; use shorter sentences and words (below ${hardestGrade})`,
      )
    }
    const unquoted = text.text.replace(/["“][^"“”]{1,80}["”]/g, '')
    const word = avoid.exec(unquoted)
    if (word !== null) fault(text, `"${word[0]}" is a word to avoid; say what is true instead`)
    if (dose.test(text.text))
      fault(text, 'names a dose of a medicine; leave it to pharmacist or doctor')
  }
  for (const { name, reviewed } of reviewDates(parts)) {
    const date = Temporal.PlainDate.from(reviewed)
    const at = { name, path: ['reviewed'] }
    if (Temporal.PlainDate.compare(date, today) > 0) fault(at, 'reviewed: lies in the future')
    if (Temporal.PlainDate.compare(date.add({ months: reviewMonths }), today) < 0) {
      fault(at, `reviewed: is more than ${reviewMonths} months ago; review it again`)
    } else if (Temporal.PlainDate.compare(date.add({ months: warnMonths }), today) < 0) {
      fault(at, 'reviewed: is due for a new review within 3 months', warnings)
    }
  }
  for (const [earlier, tip] of findAlike(parts.tips)) {
    fault(
      { name: tip.file, path: [tip.index, 'text'] },
      `tip "${tip.id}" says nearly the same as "${earlier.id}"`,
    )
  }
  const averageGrade = grades.reduce((sum, grade) => sum + grade, 0) / Math.max(1, grades.length)
  if (averageGrade > hardestAverage) {
    const message = `all texts together read at school grade ${averageGrade.toFixed(1)}; aim at ${hardestAverage}`
    faults.push({ file: `content/${parts.language}`, line: 1, column: 1, message })
  }
  return { faults, warnings, averageGrade }
}

function proseOf(parts: Parts): Text[] {
  const texts: Text[] = []
  for (const topic of parts.topics.values()) {
    const name = `topics/${topic.id}.md`
    texts.push({ name, path: ['short'], text: topic.short })
    for (const section of ['now', 'why', 'help'] as const) {
      texts.push({ name, path: { section }, text: topic[section] })
    }
    for (const { id, text } of topic.sections) texts.push({ name, path: { section: id }, text })
  }
  for (const exercise of parts.exercises.values()) {
    const { id, summary, position, steps, dose: howMuch, easier, harder, mistakes, stop } = exercise
    const text = [summary, position, ...steps, howMuch, easier, harder, ...mistakes, stop].join(
      '\n',
    )
    texts.push({ name: `exercises/${id}.yaml`, path: ['steps'], text })
  }
  for (const { id, summary } of parts.routines.values()) {
    texts.push({ name: `routines/${id}.yaml`, path: ['summary'], text: summary })
  }
  for (const { file, index, text } of parts.tips)
    texts.push({ name: file, path: [index, 'text'], text })
  const flags = (parts.redFlags?.flags ?? []).map(({ sign, advice }) =>
    [sign, advice ?? ''].join('\n'),
  )
  for (const [index, text] of flags.entries()) {
    texts.push({ name: 'red-flags.yaml', path: ['flags', index, 'sign'], text })
  }
  return texts
}

function reviewDates(parts: Parts): { name: string; reviewed: string }[] {
  const of = (folder: string, ending: string, things: Iterable<{ id: string; reviewed: string }>) =>
    [...things].map(({ id, reviewed }) => ({ name: `${folder}/${id}${ending}`, reviewed }))
  return [
    ...of('topics', '.md', parts.topics.values()),
    ...of('exercises', '.yaml', parts.exercises.values()),
    ...of('routines', '.yaml', parts.routines.values()),
    ...(parts.redFlags === undefined
      ? []
      : [{ name: 'red-flags.yaml', reviewed: parts.redFlags.reviewed }]),
    ...(parts.regions === undefined
      ? []
      : [{ name: 'regions.yaml', reviewed: parts.regions.reviewed }]),
  ]
}
