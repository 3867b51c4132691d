/** Whether the fault suite runs in full (`npm run test:faults`) or in short (as part of `npm test`). */
export const isLong = process.env.FAULTS === 'long'
