/** A mistake in a content file, and where it stands, so that an author finds it at once. */
export interface Fault {
  /** Path as the author knows it, from the project's folder. */
  file: string
  line: number
  column: number
  message: string
}

export function showFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`
}

export function inReadingOrder(faults: readonly Fault[]): Fault[] {
  return [...faults].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  )
}
