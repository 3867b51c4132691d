/** The channel for what organisers must know, such as a reminder that can't be posted any more. */
import { postableChannel } from '../postable-channel.ts'
import type { Setting } from './setting.ts'

export const notices: Setting = {
  id: 'notices',
  options: [{ id: 'channel', type: 'channel' }],

  read(call, services) {
    if (call.options.channel === undefined) return null
    return { noticeChannelId: postableChannel(call, services.library(call.locale)) }
  },

  cleared: { noticeChannelId: null },

  describe({ noticeChannelId }, { say }) {
    return noticeChannelId === null
      ? say('commands.settings.notices.unset')
      : `<#${noticeChannelId}>`
  },
}
