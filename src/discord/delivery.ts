/**
 * Posts a card in a channel for the reminders, and looks whether an earlier attempt arrived.
 * Uses REST only, so any process can deliver, whichever shard the server is on.
 */
import {
  DiscordAPIError,
  HTTPError,
  MessageFlags,
  RateLimitError,
  REST,
  RESTJSONErrorCodes,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import * as z from 'zod'
import type {
  CanPost,
  Delivery,
  DeliveryResult,
  DirectDelivery,
  Probe,
  Unpost,
} from '../reminders/delivery.ts'
import { readCustomId } from './custom-id.ts'
import { renderCard } from './render-card.ts'

/** @param setting.timeoutMs below the lease, or another attempt could start beside this one. */
export function createDeliveryRest(setting: {
  apiUrl: string
  token: string
  timeoutMs: number
}): REST {
  return new REST({
    api: setting.apiUrl,
    version: '10',
    timeout: setting.timeoutMs,
    // A repeat is ours to decide: it needs the same nonce, and only while the lease holds.
    retries: 0,
    // Waiting inside the client would outlast the lease.
    rejectOnRateLimit: () => true,
    // Of Discord's 50 a second; the rest is for commands. The pacer stays below it.
    globalRequestsPerSecond: 45,
  }).setToken(setting.token)
}

export function createDelivery(rest: REST): Delivery {
  return async ({ channelId, roleId }, card, { nonce }) => {
    const body = {
      components: renderCard(card),
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [], ...(roleId === undefined ? {} : { roles: [roleId] }) },
      nonce,
      enforce_nonce: true,
    }
    try {
      const answer = await rest.post(Routes.channelMessages(channelId), { body })
      return { sent: z.object({ id: z.string() }).parse(answer).id }
    } catch (error) {
      return explain(error)
    }
  }
}

export function createDirectDelivery(rest: REST): DirectDelivery {
  const deliver = createDelivery(rest)
  return async (personId, card, key) => {
    try {
      const opened = await rest.post(Routes.userChannels(), { body: { recipient_id: personId } })
      return await deliver({ channelId: z.object({ id: z.string() }).parse(opened).id }, card, key)
    } catch (error) {
      return explain(error)
    }
  }
}

/** Discord lets only those show "is typing" who may write. */
export function createCanPost(rest: REST): CanPost {
  return async (channelId) => {
    try {
      await rest.post(Routes.channelTyping(channelId))
      return 'yes'
    } catch (error) {
      const result = explain(error)
      return 'gone' in result ? result : 'busy'
    }
  }
}

export function createUnpost(rest: REST): Unpost {
  return async (channelId, messageId) => {
    await rest.delete(Routes.channelMessage(channelId, messageId)).catch(() => {})
  }
}

/** `pace` resolves when the next request may start; the caller has waited for the first. */
export function createProbe(rest: REST, pace: () => Promise<void>): Probe {
  return async (channelId, marker, since) => {
    let after = SnowflakeUtil.generate({ timestamp: since.epochMilliseconds }).toString()
    try {
      for (let page = 0; page < mostPages; page += 1) {
        if (page > 0) await pace()
        const query = new URLSearchParams({ after, limit: String(pageSize) })
        const answer = await rest.get(Routes.channelMessages(channelId), { query })
        const messages = z.array(z.looseObject({ id: z.string() })).parse(answer)
        if (messages.some((message) => hasMarker(message, marker))) return 'found'
        if (messages.length < pageSize) return 'not-found'
        // The newest comes first.
        after = messages[0]?.id ?? after
      }
      return 'cannot'
    } catch (error) {
      return 'gone' in explain(error) ? 'cannot' : 'busy'
    }
  }
}

/** Discord gives at most 100 messages at once; in a channel with more than 1,000 since, nobody can tell. */
const pageSize = 100
const mostPages = 10

/** Buttons stand inside rows inside containers: any depth. */
function hasMarker(part: unknown, marker: string): boolean {
  if (Array.isArray(part)) return part.some((inner) => hasMarker(inner, marker))
  if (typeof part !== 'object' || part === null) return false
  const id: unknown = Reflect.get(part, 'custom_id')
  if (typeof id === 'string' && (readCustomId(id)?.slice(2).includes(marker) ?? false)) return true
  return (
    hasMarker(Reflect.get(part, 'components'), marker) ||
    hasMarker(Reflect.get(part, 'accessory'), marker)
  )
}

function explain(error: unknown): DeliveryResult {
  if (error instanceof RateLimitError) {
    return { busy: { retryAfterSeconds: error.retryAfter / 1000, reason: 'rate limit' } }
  }
  if (error instanceof DiscordAPIError) {
    switch (error.code) {
      // The nonce belongs to a message that was deleted since: it had been delivered.
      case RESTJSONErrorCodes.UnknownMessage:
        return { sent: '' }
      case RESTJSONErrorCodes.UnknownChannel:
        return { gone: 'no-channel' }
      case RESTJSONErrorCodes.UnknownGuild:
        return { gone: 'no-server' }
      case RESTJSONErrorCodes.MissingAccess:
      case RESTJSONErrorCodes.MissingPermissions:
        return { gone: 'no-permission' }
    }
    if (error.status === 401 || error.status === 429)
      return { busy: { reason: `status ${error.status}` } }
    return { gone: 'refused' }
  }
  if (error instanceof HTTPError) return { busy: { reason: `status ${error.status}` } }
  const code = error instanceof Error ? (Reflect.get(error, 'code') ?? error.name) : 'unknown'
  return { busy: { reason: String(code) } }
}
