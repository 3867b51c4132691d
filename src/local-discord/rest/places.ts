/** Users, servers, channels, direct messages and the gateway's address. */
import { z } from 'zod'
import {
  applicationJson,
  channelJson,
  channelsOf,
  guildJson,
  memberJson,
  ownUserJson,
  userJson,
} from '../api-json.ts'
import { openDirectMessages } from '../direct-messages.ts'
import { gatewayUrl } from '../gateway/payloads.ts'
import { refuse } from '../refusal.ts'
import { check } from '../rules/check.ts'
import { snowflake } from '../rules/parts.ts'
import { botId } from '../world.ts'
import { channelFor, guildFor } from './access.ts'
import { noContent, ok, param, type Route } from './route.ts'

const openShape = z.object({ recipient_id: snowflake })

export const placeRoutes: Route[] = [
  {
    method: 'GET',
    path: 'gateway/bot',
    run: (sim) =>
      ok({
        url: gatewayUrl(sim),
        shards: Math.max(1, Math.ceil(sim.world.guilds.size / 1_000)),
        session_start_limit: {
          total: 1_000,
          remaining: 1_000,
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      }),
  },
  { method: 'GET', path: 'gateway', open: true, run: (sim) => ok({ url: gatewayUrl(sim) }) },
  { method: 'GET', path: 'users/@me', run: (sim) => ok(ownUserJson(sim.world)) },
  {
    method: 'POST',
    path: 'users/@me/channels',
    run(sim, { body }) {
      const { recipient_id: personId } = check<z.infer<typeof openShape>>(openShape, body)
      const person = sim.world.users.get(personId)
      if (!person || person.bot) throw refuse(50033)
      return ok(channelJson(sim.world, openDirectMessages(sim, personId)))
    },
  },
  {
    method: 'GET',
    path: 'users/@me/guilds',
    run: (sim) =>
      ok(
        [...sim.world.guilds.values()]
          .filter((guild) => guild.members.has(botId))
          .map(({ id, name }) => ({
            id,
            name,
            icon: null,
            banner: null,
            owner: false,
            permissions: '0',
            features: [],
          })),
      ),
  },
  {
    method: 'DELETE',
    path: 'users/@me/guilds/:guild',
    run(sim, request) {
      guildFor(sim, request).members.delete(botId)
      sim.happenings.announce({ type: 'world' })
      return noContent
    },
  },
  {
    method: 'GET',
    path: 'users/:user',
    run(sim, request) {
      const user = sim.world.users.get(param(request, 'user'))
      if (!user) throw refuse(10013)
      return ok(userJson(user))
    },
  },
  { method: 'GET', path: 'applications/@me', run: (sim) => ok(applicationJson(sim.world)) },
  {
    method: 'GET',
    path: 'channels/:channel',
    run: (sim, request) => ok(channelJson(sim.world, channelFor(sim, request))),
  },
  {
    method: 'POST',
    path: 'channels/:channel/typing',
    run(sim, request) {
      const channelId = channelFor(sim, request, 'SendMessages').id
      sim.happenings.announce({ type: 'typing', channelId })
      return noContent
    },
  },
  {
    method: 'GET',
    path: 'guilds/:guild',
    run: (sim, request) => ok(guildJson(guildFor(sim, request))),
  },
  {
    method: 'GET',
    path: 'guilds/:guild/channels',
    run(sim, request) {
      const guild = guildFor(sim, request)
      return ok(channelsOf(sim.world, guild).map((it) => channelJson(sim.world, it)))
    },
  },
  {
    method: 'GET',
    path: 'guilds/:guild/members/:user',
    run(sim, request) {
      const member = memberJson(sim.world, guildFor(sim, request), param(request, 'user'))
      if (!member) throw refuse(10007)
      return ok(member)
    },
  },
]
