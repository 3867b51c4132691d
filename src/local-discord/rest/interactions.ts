/** Interaction callbacks, and the webhook of follow-ups that a callback opens. */
import { respond } from '../interactions/callback.ts'
import { answeredInteraction, waitingInteraction } from '../interactions/lifecycle.ts'
import { editAnswer, findAnswer, followUp, removeAnswer } from '../interactions/respond.ts'
import { messageFlags } from '../message.ts'
import type { Simulation } from '../simulation.ts'
import { type Answer, noContent, ok, param, type Request, type Route } from './route.ts'

function callback(sim: Simulation, request: Request): Answer {
  const interaction = waitingInteraction(
    sim,
    param(request, 'interaction'),
    param(request, 'token'),
  )
  const { type, message } = respond(sim, interaction, request.body, request.uploads)
  if (request.query.get('with_response') !== 'true') return noContent
  const flags = message?.flags ?? 0
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: (flags & messageFlags.loading) !== 0,
            response_message_ephemeral: (flags & messageFlags.ephemeral) !== 0,
            channel_id: interaction.channelId,
            ...(interaction.guildId === undefined ? {} : { guild_id: interaction.guildId }),
          }
        : {}),
    },
    ...(message ? { resource: { type, message } } : {}),
  })
}

function behind(sim: Simulation, request: Request) {
  return answeredInteraction(sim, param(request, 'application'), param(request, 'token'))
}

const one = 'webhooks/:application/:token/messages/:message'

export const interactionRoutes: Route[] = [
  {
    method: 'POST',
    path: 'interactions/:interaction/:token/callback',
    open: true,
    run: callback,
  },
  {
    method: 'POST',
    path: 'webhooks/:application/:token',
    open: true,
    run: (sim, request) => ok(followUp(sim, behind(sim, request), request.body, request.uploads)),
  },
  {
    method: 'GET',
    path: one,
    open: true,
    run: (sim, request) =>
      ok(findAnswer(sim, behind(sim, request), param(request, 'message')).message),
  },
  {
    method: 'PATCH',
    path: one,
    open: true,
    run: (sim, request) =>
      ok(
        editAnswer(
          sim,
          behind(sim, request),
          param(request, 'message'),
          request.body,
          request.uploads,
        ),
      ),
  },
  {
    method: 'DELETE',
    path: one,
    open: true,
    run(sim, request) {
      removeAnswer(sim, behind(sim, request), param(request, 'message'))
      return noContent
    },
  },
]
