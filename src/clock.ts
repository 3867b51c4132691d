/** The clock is a parameter everywhere, so that tests and the local Discord can move it. */
export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant()
