/** The channel that an organiser means, once it is sure that the bot may post there. */
import type { ContentLibrary } from '../content/library.ts'
import type { Call, PickedChannel } from '../discord/command.ts'
import { UserError } from '../errors.ts'

/**
 * @returns the id of the channel in the option `channel`; without one, of the channel the command was used in.
 * @throws UserError that names the permissions the bot lacks there.
 */
export function postableChannel(call: Call, library: ContentLibrary): string {
  const picked = call.options.channel
  const target: PickedChannel =
    typeof picked === 'object' && 'channelId' in picked
      ? picked
      : {
          channelId: call.channelId,
          name: '',
          isThread: false,
          botPermissions: call.botPermissions,
        }
  const needed = [
    'ViewChannel',
    target.isThread ? 'SendMessagesInThreads' : 'SendMessages',
  ] as const
  const missing = needed.filter((permission) => !target.botPermissions.has(permission))
  if (missing.length > 0) {
    const names = missing.map((permission) => library.say(`permissions.${permission}`)).join(', ')
    throw new UserError(
      library.say('commands.remind.may-not-post', {
        channel: `<#${target.channelId}>`,
        permissions: names,
      }),
    )
  }
  return target.channelId
}
