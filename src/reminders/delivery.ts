/**
 * How a card reaches a channel. `discord/delivery.ts` implements these functions; none throws for
 * Discord's reasons.
 */
import type { Card } from '../card.ts'
import type { GoneReason } from './reminder.ts'

/** Sends with `enforceNonce`, `retries: 0` and a timeout of `requestSeconds`. */
export type Delivery = (
  to: { channelId: string /** The one role that the card may mention. */; roleId?: string },
  card: Card,
  key: DeliveryKey,
) => Promise<DeliveryResult>

/** Like `Delivery`, to a person by direct message. */
export type DirectDelivery = (
  personId: string,
  card: Card,
  key: DeliveryKey,
) => Promise<DeliveryResult>

/** Removes one of the bot's own posts; whether it worked matters to nobody. */
export type Unpost = (channelId: string, messageId: string) => Promise<void>

/** Whether a post would arrive, found out without one. */
export type CanPost = (channelId: string) => Promise<'yes' | 'busy' | { gone: GoneReason }>

export interface DeliveryKey {
  /** At most 25 characters; the same for each attempt at one occurrence. */
  nonce: string
  /**
   * Stands in the custom id of the card's button (as a whole argument), because fetched messages
   * carry no nonce. `Probe` looks for it.
   */
  marker: string
}

export type DeliveryResult =
  | { sent: string }
  /** Try again later: 429, 5xx, timeout, dropped connection, 401. `reason` is for the log. */
  | { busy: { retryAfterSeconds?: number; reason: string } }
  /** It can't work until somebody mends it: 10003, 50001, 50013, 10004; `refused` for other 4xx. */
  | { gone: GoneReason }

/**
 * Whether one of the channel's messages since `since` has `marker` in a button's custom id.
 * `cannot`: View Channel or Read Message History is missing. `busy`: ask again later.
 */
export type Probe = (
  channelId: string,
  marker: string,
  since: Temporal.Instant,
) => Promise<'found' | 'not-found' | 'cannot' | 'busy'>

/** A delivery gives up after this long; well below the lease. */
export const requestSeconds = 10
