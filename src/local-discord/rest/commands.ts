/** Registering commands, globally or in one server. */
import { commandJson } from '../command-json.ts'
import { refuse } from '../refusal.ts'
import type { CommandBody } from '../rules/command-shape.ts'
import { readCommand, readCommandList, refuseTooMany } from '../rules/commands.ts'
import type { Simulation } from '../simulation.ts'
import { commandsIn, type StoredCommand } from '../world.ts'
import { checkApplication, guildFor } from './access.ts'
import { noContent, ok, param, type Request, type Route } from './route.ts'

type Commands = Map<string, StoredCommand>

function scopeOf(sim: Simulation, request: Request): { commands: Commands; guildId?: string } {
  checkApplication(request)
  if (request.params.guild === undefined) return { commands: commandsIn(sim.world, 'global') }
  const guildId = guildFor(sim, request).id
  return { commands: commandsIn(sim.world, guildId), guildId }
}

/** A command keeps its id as long as its name and type stay; its version changes with its content. */
function upsert(
  sim: Simulation,
  commands: Commands,
  body: CommandBody,
  guildId: string | undefined,
): { command: StoredCommand; isNew: boolean } {
  const known = [...commands.values()].find((it) => it.name === body.name && it.type === body.type)
  const place = guildId === undefined ? {} : { guildId }
  const unchanged: StoredCommand | undefined = known && {
    ...body,
    ...place,
    id: known.id,
    version: known.version,
  }
  if (known && JSON.stringify(unchanged) === JSON.stringify(known)) {
    return { command: known, isNew: false }
  }
  const command: StoredCommand = {
    ...body,
    ...place,
    id: known?.id ?? sim.newId(),
    version: sim.newId(),
  }
  commands.set(command.id, command)
  return { command, isNew: !known }
}

function found(commands: Commands, request: Request): StoredCommand {
  const command = commands.get(param(request, 'command'))
  if (!command) throw refuse(10063)
  return command
}

function routesUnder(path: string): Route[] {
  const one = `${path}/:command`
  return [
    {
      method: 'GET',
      path,
      run(sim, request) {
        const full = request.query.get('with_localizations') === 'true'
        const { commands } = scopeOf(sim, request)
        return ok([...commands.values()].map((it) => commandJson(it, full)))
      },
    },
    {
      method: 'PUT',
      path,
      run(sim, request) {
        const { commands, guildId } = scopeOf(sim, request)
        const bodies = readCommandList(request.body)
        const kept = bodies.map((body) => upsert(sim, commands, body, guildId).command)
        for (const id of [...commands.keys()]) {
          if (!kept.some((command) => command.id === id)) commands.delete(id)
        }
        sim.happenings.announce({ type: 'commands' })
        return ok(kept.map((command) => commandJson(command)))
      },
    },
    {
      method: 'POST',
      path,
      run(sim, request) {
        const { commands, guildId } = scopeOf(sim, request)
        const body = readCommand(request.body)
        const known = [...commands.values()].some(
          (it) => it.name === body.name && it.type === body.type,
        )
        if (!known) refuseTooMany([...commands.values(), body])
        const { command, isNew } = upsert(sim, commands, body, guildId)
        sim.happenings.announce({ type: 'commands' })
        return { status: isNew ? 201 : 200, body: commandJson(command) }
      },
    },
    {
      method: 'GET',
      path: one,
      run: (sim, request) => ok(commandJson(found(scopeOf(sim, request).commands, request))),
    },
    {
      method: 'PATCH',
      path: one,
      run(sim, request) {
        const { commands } = scopeOf(sim, request)
        const { id, version: _, guildId, ...before } = found(commands, request)
        const change = typeof request.body === 'object' ? request.body : {}
        const body = readCommand({ ...before, ...change })
        const command = {
          ...body,
          id,
          version: sim.newId(),
          ...(guildId === undefined ? {} : { guildId }),
        }
        commands.set(id, command)
        sim.happenings.announce({ type: 'commands' })
        return ok(commandJson(command))
      },
    },
    {
      method: 'DELETE',
      path: one,
      run(sim, request) {
        const { commands } = scopeOf(sim, request)
        commands.delete(found(commands, request).id)
        sim.happenings.announce({ type: 'commands' })
        return noContent
      },
    },
  ]
}

export const commandRoutes: Route[] = [
  ...routesUnder('applications/:application/commands'),
  ...routesUnder('applications/:application/guilds/:guild/commands'),
]
