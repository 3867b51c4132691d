import { defineConfig } from 'vitest/config'

/** The fault suite in full; `npm test` runs its short form. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    env: { FAULTS: 'long' },
    // One at a time: the kills are timed.
    maxWorkers: 1,
    testTimeout: 15 * 60_000,
    hookTimeout: 60_000,
  },
})
