/** Reads YAML against a zod schema; every mistake is reported at its line and column. */
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import type { Fault } from './fault.ts'

export interface YamlFile<T> {
  /** Missing when the file has faults. */
  value?: T
  faults: Fault[]
  /** Where a value stands, for checks that need more than one file. */
  at(path: readonly PropertyKey[]): { line: number; column: number }
}

/** `firstLine` is added to every line number: the head of a Markdown file does not start at 1. */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  firstLine = 0,
): YamlFile<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const at = (path: readonly PropertyKey[]) => {
    const place = lines.linePos(offsetOf(document, path))
    return { line: Math.max(1, place.line) + firstLine, column: Math.max(1, place.col) }
  }
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => {
      const place = lines.linePos(error.pos[0])
      return { file, line: place.line + firstLine, column: place.col, message: error.message }
    })
    return { faults, at }
  }
  const result = schema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (result.success) return { value: result.data, faults: [], at }
  const faults = result.error.issues.flatMap((issue) =>
    explain(issue).map(({ path, message }) => ({ file, ...at(path), message })),
  )
  return { faults, at }
}

/** The offset of a value; of its nearest parent where the value is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const key = keyOffset(document, path.slice(0, length))
    if (key !== undefined) return key
  }
  return 0
}

function keyOffset(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  const last = path.at(-1)
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === String(last),
    )
    if (pair !== undefined && isScalar(pair.key)) return pair.key.range?.[0]
  }
  const node = document.getIn(path, true)
  return hasRange(node) ? node.range[0] : undefined
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && Array.isArray(Reflect.get(node, 'range'))
}

type Issue = z.core.$ZodIssue

/** One or more sentences an author understands, each with the path it is about. */
function explain(issue: Issue): { path: PropertyKey[]; message: string }[] {
  const name = issue.path.filter((part) => typeof part === 'string').at(-1)
  const about = (message: string) => ({
    path: [...issue.path],
    message: name === undefined ? message : `${name}: ${message}`,
  })
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `${key}: is not a key that belongs here; check the spelling`,
    }))
  }
  if (issue.code === 'invalid_value') {
    return [about(`must be one of ${issue.values.map(String).join(', ')}`)]
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return [about('is missing')]
    return [about(`must be ${kindName(issue.expected)}`)]
  }
  if (issue.code === 'invalid_key') {
    return issue.issues.map((inner) => about(`is not a good name: ${inner.message}`))
  }
  return [about(issue.message)]
}

const kindNames: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a block of keys',
  record: 'a block of keys',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
}

function kindName(expected: string): string {
  return kindNames[expected] ?? expected
}
