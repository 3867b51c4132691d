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
import type { Delivery, DeliveryResult, Probe } from '../reminders/delivery.ts'
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
  return async ({ channelId }, card, { nonce }) => {
    const body = {
      components: renderCard(card),
      flags: MessageFlags.IsComponentsV2,
      allowed_mentions: { parse: [] },
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

export function createProbe(rest: REST): Probe {
  return async (channelId, marker, since) => {
    const after = SnowflakeUtil.generate({ timestamp: since.epochMilliseconds }).toString()
    try {
      const query = new URLSearchParams({ after, limit: '100' })
      const answer = await rest.get(Routes.channelMessages(channelId), { query })
      return z
        .array(z.unknown())
        .parse(answer)
        .some((message) => hasMarker(message, marker))
        ? 'found'
        : 'not-found'
    } catch (error) {
      return 'gone' in explain(error) ? 'cannot' : 'busy'
    }
  }
}

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
