/** Reads a topic: a YAML head between `---` lines, then sections under `## Title {#id}`. */
import type { Fault } from './fault.ts'
import { type Section, section, type Topic, type TopicHead, topicHead } from './schema.ts'
import { readYaml } from './yaml-file.ts'

export interface TopicFile {
  value?: Topic
  faults: Fault[]
  at(path: readonly PropertyKey[]): { line: number; column: number }
  /** Line of each section's heading. */
  lineOf(sectionId: string): number
}

const heading = /^## +(.+?) +\{#([a-z0-9-]+)\}\s*$/
const fixedSections = ['now', 'why', 'help'] as const

export function readTopic(file: string, id: string, text: string): TopicFile {
  const nowhere = { at: () => ({ line: 1, column: 1 }), lineOf: () => 1 }
  const head = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text)
  if (head === null) {
    const message = 'must start with a head between two lines of ---'
    return { faults: [{ file, line: 1, column: 1, message }], ...nowhere }
  }
  const yaml = readYaml(file, head[1] ?? '', topicHead, 1)
  const headLines = head[0].split('\n').length - 1
  const body = readSections(file, text.slice(head[0].length), headLines)
  const lineOf = (sectionId: string) => body.lines.get(sectionId) ?? 1
  const faults = [...yaml.faults, ...body.faults]
  if (yaml.value === undefined) return { faults, at: yaml.at, lineOf }
  faults.push(...matchSections(file, yaml.value, body, yaml.at))
  if (faults.length > 0) return { faults, at: yaml.at, lineOf }
  const { sections, ...rest } = yaml.value
  const textOf = (sectionId: string) => body.sections.get(sectionId)?.text ?? ''
  const narrow = [...body.sections.values()].flatMap((part) => {
    const about = sections[part.id]
    return about === undefined ? [] : [{ ...part, ...about }]
  })
  const topic = {
    ...rest,
    id,
    now: textOf('now'),
    why: textOf('why'),
    help: textOf('help'),
    sections: narrow,
  }
  return { value: topic, faults, at: yaml.at, lineOf }
}

interface Body {
  sections: Map<string, Section>
  lines: Map<string, number>
  faults: Fault[]
}

function readSections(file: string, text: string, linesBefore: number): Body {
  const body: Body = { sections: new Map(), lines: new Map(), faults: [] }
  const fault = (line: number, message: string) =>
    body.faults.push({ file, line: line + linesBefore, column: 1, message })
  let open: { id: string; title: string; line: number; text: string[] } | undefined
  const close = () => {
    if (open === undefined) return
    const read = section.safeParse({ id: open.id, title: open.title, text: open.text.join('\n') })
    if (read.success) body.sections.set(open.id, read.data)
    for (const issue of read.error?.issues ?? []) {
      fault(open.line, `section ${open.id}: ${issue.path.join('.')} ${issue.message}`)
    }
  }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const found = heading.exec(line)
    if (found !== null) {
      close()
      const [, title = '', id = ''] = found
      if (body.lines.has(id)) fault(index + 1, `section ${id} stands twice`)
      body.lines.set(id, index + 1 + linesBefore)
      open = { id, title, line: index + 1, text: [] }
    } else if (/^#/.test(line)) {
      fault(index + 1, 'a heading must look like "## Should I stretch? {#should-i}"')
    } else if (open !== undefined) {
      open.text.push(line)
    } else if (line.trim() !== '') {
      fault(index + 1, 'text before the first heading')
      break
    }
  }
  close()
  return body
}

/** The head's `sections` and the body's headings must name the same ids. */
function matchSections(file: string, head: TopicHead, body: Body, at: TopicFile['at']): Fault[] {
  const faults: Fault[] = []
  for (const id of fixedSections) {
    if (!body.lines.has(id)) {
      faults.push({ file, line: 1, column: 1, message: `the section "{#${id}}" is missing` })
    }
  }
  for (const id of Object.keys(head.sections)) {
    if (!body.lines.has(id)) {
      const message = `sections: ${id} has no heading with {#${id}} in the text`
      faults.push({ file, ...at(['sections', id]), message })
    }
  }
  for (const [id, line] of body.lines) {
    if (!Object.hasOwn(head.sections, id) && !fixedSections.some((fixed) => fixed === id)) {
      const message = `section ${id} has no entry under sections: in the head`
      faults.push({ file, line, column: 1, message })
    }
  }
  return faults
}
