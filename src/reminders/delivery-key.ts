/**
 * The deterministic names of a post: Discord drops a second message with the same nonce, and the
 * marker finds the first one later. Made from install, reminder and slot, so every attempt agrees.
 */
import type { DeliveryKey } from './delivery.ts'

/** `installId`: six characters (`Storage.installId`), so that two bots in one channel can't clash. */
export function deliveryKey(
  installId: string,
  reminderId: string,
  slotAt: Temporal.Instant,
): DeliveryKey {
  // Minutes since 1970 in base 36 have five characters until 2084: 6 + 8 + 5 stays below 25.
  const slot = Math.floor(slotAt.epochMilliseconds / 60_000).toString(36)
  return { nonce: `${installId}${reminderId}${slot}`, marker: `${reminderId}-${slot}` }
}

/** For a test post: never the same as an occurrence's, so that neither swallows the other. */
export function testDeliveryKey(
  installId: string,
  reminderId: string,
  now: Temporal.Instant,
): DeliveryKey {
  const at = now.epochMilliseconds.toString(36)
  return { nonce: `t${installId}${reminderId}${at}`, marker: `${reminderId}-t${at}` }
}

/** The reminder's id in a marker that came back in a custom id (untrusted); `null` if malformed. */
export function reminderIdOf(marker: string): string | null {
  return /^([0-9a-z]{8})-t?[0-9a-z]{1,9}$/.exec(marker)?.[1] ?? null
}
