/**
 * The two kinds of fault: what the person can mend, and everything else.
 * A UserError's message is a finished sentence from the wording; it is shown privately.
 * Any other error is logged under an id and the person sees only the id.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** A fault at start: every problem at once, in words for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly problems: readonly string[]

  constructor(summary: string, problems: readonly string[]) {
    super(`${summary}\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}
