/** Opens interactions, watches their time limits and settles them. */
import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { dispatch } from '../gateway/dispatch.ts'
import { refuse } from '../refusal.ts'
import type { Simulation } from '../simulation.ts'
import { applicationId, botId } from '../world.ts'
import { type Choice, type Interaction, interactionTypes, type Outcome } from './interaction.ts'
import { interactionPayload } from './payload.ts'

export type Settled = Outcome & { choices?: Choice[] }

export const noResponse = 'The application did not respond'

/** Sends an interaction to the bot; the promise ends with what the person gets to see. */
export function openInteraction(
  sim: Simulation,
  about: Pick<Interaction, 'type' | 'name' | 'personId' | 'channelId'> &
    Partial<Pick<Interaction, 'commandId' | 'guildId' | 'sourceMessageId' | 'targetMessageId'>>,
  data: Record<string, unknown>,
): Promise<Settled> {
  forgetExpired(sim)
  return new Promise((resolve) => {
    const id = sim.newId()
    const interaction: Interaction = {
      ...about,
      id,
      token: `local.${id}.${randomBytes(24).toString('base64url')}`,
      openedAt: performance.now(),
      state: 'waiting',
      settle(result) {
        clearTimeout(interaction.timer)
        interaction.settle = () => {}
        resolve(result)
      },
    }
    sim.interactions.set(id, interaction)
    const { channelId, name } = about
    tellPerson(sim, interaction, { type: 'waiting', channelId, name })
    interaction.timer = setTimeout(() => fail(sim, interaction), sim.limits.firstResponseMs)
    const payload = interactionPayload(sim, interaction, data)
    const guild = sim.world.guilds.get(about.guildId ?? '')
    const isHere = guild === undefined || guild.members.has(botId)
    const reached = isHere ? dispatch(sim, 'INTERACTION_CREATE', payload, about.guildId) : 0
    // Nobody is there to answer, so the three seconds need not pass.
    if (reached === 0) fail(sim, interaction)
  })
}

/** The person is told; a late answer of the bot finds the interaction unknown. */
function fail(sim: Simulation, interaction: Interaction): void {
  interaction.state = 'failed'
  tellPerson(sim, interaction, { type: 'failed', text: noResponse })
  interaction.settle({ refused: noResponse })
}

/** Marks the first response; a second one is refused. */
export function acknowledge(
  sim: Simulation,
  interaction: Interaction,
  state: 'deferred' | 'answered',
): void {
  clearTimeout(interaction.timer)
  interaction.state = state
  tellPerson(sim, interaction, { type: 'answered' })
}

type Told =
  | { type: 'waiting'; channelId: string; name: string }
  | { type: 'failed'; text: string }
  | { type: 'answered' }

/** Suggestions come and go while a person types; only the other interactions are worth a notice. */
function tellPerson(sim: Simulation, interaction: Interaction, told: Told): void {
  if (interaction.type === interactionTypes.autocomplete) return
  const { personId, id } = interaction
  sim.happenings.announce({ ...told, personId, interactionId: id })
}

/** The interaction of a callback, if it still waits for its first response. */
export function waitingInteraction(sim: Simulation, id: string, token: string): Interaction {
  const interaction = sim.interactions.get(id)
  if (!interaction || interaction.token !== token || interaction.state === 'failed') {
    throw refuse(10062)
  }
  if (interaction.state !== 'waiting') throw refuse(40060)
  return interaction
}

/** The interaction behind a webhook token: usable after the first response, for 15 minutes. */
export function answeredInteraction(
  sim: Simulation,
  webhookId: string,
  token: string,
): Interaction {
  if (webhookId !== applicationId) throw refuse(10015)
  const id = token.split('.')[1] ?? ''
  const interaction = sim.interactions.get(id)
  if (!interaction || interaction.token !== token || isExpired(sim, interaction))
    throw refuse(50027)
  if (interaction.state === 'waiting' || interaction.state === 'failed') throw refuse(10015)
  return interaction
}

function isExpired(sim: Simulation, interaction: Interaction): boolean {
  return performance.now() - interaction.openedAt > sim.limits.tokenMs
}

/** Interactions are kept oldest first, so that the sweep stops at the first young one. */
function forgetExpired(sim: Simulation): void {
  for (const [id, interaction] of sim.interactions) {
    if (!isExpired(sim, interaction)) return
    sim.interactions.delete(id)
  }
}
