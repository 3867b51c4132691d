/**
 * `npm run content:review`: writes docs/clinical-review.md, the warning signs and every section with
 * its sources, laid out for a clinician to read and sign. With `--check` it only looks whether the
 * file is up to date (exit 1 if not).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { ContentLibrary } from '../content/library.ts'
import { loadContent } from '../content/load.ts'

const file = 'docs/clinical-review.md'
const library = loadContent('content/en')
const made = review(library)
if (!process.argv.includes('--check')) {
  writeFileSync(file, made)
} else if (readFileSync(file, 'utf8') !== made) {
  process.stdout.write(`${file} is out of date; run "npm run content:review" and commit it\n`)
  process.exitCode = 1
}

function review(library: ContentLibrary): string {
  const { redFlags, topics, exercises, sources, wording } = library
  const cited = (keys: readonly string[]) =>
    keys.map((key) => `[${key}](#${anchor(key)})`).join(', ')
  const flags = redFlags.flags.map(
    ({ id, tier, sign, advice, noRunning, sources: keys }) =>
      `| ${id} | ${tier}${noRunning ? ', no running' : ''} | ${cell(sign)} | ${cell(advice ?? '')} | ${cited(keys)} | ☐ |`,
  )
  const own = redFlags.flags.flatMap(({ id, instead }) =>
    instead === undefined ? [] : [[`${id} alone`, instead] as const],
  )
  const tiers = [...Object.entries(redFlags.tiers), ...own].map(([name, { title, doNow, doNot }]) =>
    [
      `### ${name}: ${title}`,
      '',
      ...doNow.map((line) => `- ${line}`),
      ...doNot.map((line) => `- ${line}`),
      '',
    ].join('\n'),
  )
  const sections = [...topics.values()].map((topic) =>
    [
      `## ${topic.title} (\`${topic.id}\`)`,
      '',
      `Evidence: ${strength(topic.evidence)}. Last review: ${topic.reviewed}. Sources: ${cited(topic.sources)}`,
      '',
      part('The answer in short', topic.short),
      part('What to do now', topic.now),
      part('Why', topic.why),
      part('When to get help', topic.help),
      ...topic.sections.map((section) =>
        part(
          section.title,
          section.text,
          `Evidence: ${strength(section.evidence)}. Sources: ${cited(section.sources)}`,
        ),
      ),
    ].join('\n'),
  )
  const movements = [...exercises.values()].map(
    ({ code, name, position, steps, dose, stop, sources: keys }) =>
      `| ${code} ${cell(name)} | ${cell([position, ...steps].join(' '))} | ${cell(dose)} | ${cell(stop)} | ${cited(keys)} | ☐ |`,
  )
  const references = [...sources].map(
    ([key, { citation, url, read }]) =>
      `- <a id="${anchor(key)}"></a>**${key}** ${citation}${url === undefined ? '' : ` <${url}>`}${read ? '' : ' (cited, not read for this project)'}`,
  )
  return [
    '# Clinical review',
    '',
    '<!-- Made by "npm run content:review" from content/en. Change the content, not this file. -->',
    '',
    'Everything the bot says about health, for a clinician to read and sign. Tick each box that is',
    'right as it stands; write beside what is not.',
    '',
    ...signatures(library),
    '# Warning signs',
    '',
    ...tiers,
    '| Row | Tier | Sign | Advice | Sources | Right |',
    '|---|---|---|---|---|---|',
    ...flags,
    '',
    `Stop rule on every exercise card: ${wording['card.stop-rule']}`,
    '',
    ...whomToCall(library),
    '# Topics',
    '',
    ...sections,
    '# Movements',
    '',
    '| Movement | How | Dose | Stop | Sources | Right |',
    '|---|---|---|---|---|---|',
    ...movements,
    '',
    '# Sources',
    '',
    ...references,
    '',
  ].join('\n')
}

/** Those of review.yaml, and a line for the next. */
function signatures({ review: { signed } }: ContentLibrary): string[] {
  return [
    signed.length === 0 ? 'No clinician has signed this yet.' : 'Signed so far:',
    '',
    '| Name | Profession and registration | Date | Signature |',
    '|---|---|---|---|',
    ...signed.map(({ name, role, date }) => `| ${cell(name)} | ${cell(role)} | ${date} | ☑ |`),
    '| | | | |',
    '',
  ]
}

function whomToCall({ regions }: ContentLibrary): string[] {
  const countries = [...regions.countries].map(
    ([code, { name, emergency, urgent }]) =>
      `| ${code} ${cell(name)} | ${cell(emergency)} | ${cell(urgent ?? '')} | ☐ |`,
  )
  return [
    '# Whom to call',
    '',
    'The texts above say `{{emergency}}` and `{{urgent}}` where the reader sees whom to call. Where no',
    `country is known, that is "${regions.default.emergency}" and "${regions.default.urgent}" Where one is`,
    `set, it is the number below, and "${regions.urgent.line}" or, without a line, "${regions.urgent.none}"`,
    '',
    '| Country | Emergency | Urgent help | Right |',
    '|---|---|---|---|',
    ...countries,
    '',
  ]
}

function part(title: string, text: string, small = ''): string {
  return [`### ☐ ${title}`, '', text, '', ...(small === '' ? [] : [small, ''])].join('\n')
}

function strength(evidence: string): string {
  return evidence.replace('-', ' ')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()
}

function anchor(key: string): string {
  return `source-${key.toLowerCase()}`
}
