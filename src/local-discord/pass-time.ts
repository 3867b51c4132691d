/** Lets time pass, and tells the pages when it is over. */
import type { Simulation } from './simulation.ts'

export async function passTime(sim: Simulation, duration: Temporal.DurationLike): Promise<void> {
  await sim.clock.pass(duration)
  sim.happenings.announce({ type: 'clock' })
}
