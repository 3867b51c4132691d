/**
 * A Discord to deliver to: drops a second message with a nonce it still knows, and can be told to
 * fail. Its clock is the test's.
 */
import type { Card } from '../../src/card.ts'
import type { Delivery, DeliveryResult, Probe } from '../../src/reminders/delivery.ts'

/** Discord remembers a nonce for "the past few minutes". */
const nonceMemory = { minutes: 3 }

interface Post {
  id: string
  channelId: string
  nonce: string
  marker: string
  card: Card
  at: Temporal.Instant
}

export function pretendDiscord(now: () => Temporal.Instant) {
  const posts: Post[] = []
  /** Answers instead of taking the message, one a call. */
  const answers: DeliveryResult[] = []
  let probes = 0
  let canProbe: 'yes' | 'cannot' | 'busy' = 'yes'

  const deliver: Delivery = async ({ channelId }, card, { nonce, marker }) => {
    const answer = answers.shift()
    if (answer) return answer
    const known = posts.find(
      (post) =>
        post.nonce === nonce && Temporal.Instant.compare(post.at.add(nonceMemory), now()) > 0,
    )
    if (known) return { sent: known.id }
    const id = String(posts.length + 1)
    posts.push({ id, channelId, nonce, marker, card, at: now() })
    return { sent: id }
  }

  const probe: Probe = async (channelId, marker, since) => {
    probes += 1
    if (canProbe !== 'yes') return canProbe
    const found = posts.some(
      (post) =>
        post.channelId === channelId &&
        post.marker === marker &&
        Temporal.Instant.compare(post.at, since) >= 0,
    )
    return found ? 'found' : 'not-found'
  }

  return {
    posts,
    answers,
    deliver,
    probe,
    probes: () => probes,
    setProbe: (to: typeof canProbe) => {
      canProbe = to
    },
  }
}
