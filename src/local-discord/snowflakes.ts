/** Discord's ids: 22 bits of sequence under the milliseconds since 2015. */

const discordEpochMs = 1_420_070_400_000

/** Ids are unique and increase even when the clock is moved back. */
export function createSnowflakes(epochMs: () => number): () => string {
  let last = 0n
  return () => {
    const fromClock = BigInt(Math.floor(epochMs()) - discordEpochMs) << 22n
    last = fromClock > last ? fromClock : last + 1n
    return String(last)
  }
}

export function isSnowflake(text: string): boolean {
  return /^\d{17,20}$/.test(text)
}
