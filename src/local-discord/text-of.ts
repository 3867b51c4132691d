/** All the words of a message, for tests that only care what it says. */
import { type Message, walkComponents } from './message.ts'

export function textOf(message: Message): string {
  const displays = [...walkComponents(message.components)].filter((it) => it.type === 10)
  return [message.content, ...displays.map((it) => it.content ?? '')].filter(Boolean).join('\n')
}
