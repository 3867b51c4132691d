/**
 * The sentences of `wording.yaml`, through i18next (placeholders, plurals).
 * `wording-keys.d.ts` is made from the file by `npm run wording:types`, so that a key that does not
 * exist, or a placeholder left out, is a type error.
 */
import { createInstance } from 'i18next'
import type { WordingKeys } from './wording-keys.d.ts'

export type WordingKey = keyof WordingKeys

/** `say('remind.added', { when })`: values are needed exactly where the sentence has placeholders. */
export type Say = <Key extends WordingKey>(
  key: Key,
  ...values: keyof WordingKeys[Key] extends never ? [] : [WordingKeys[Key]]
) => string

/** Dotted key to sentence. */
export type Wording = Readonly<Record<string, string>>

/** `{{name}}` placeholders of a sentence, each once. */
export function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))]
}

/** A key ending in one of these belongs to a plural; `say` takes the key without it and a `count`. */
export const pluralEnding = /_(zero|one|two|few|many|other)$/

interface Block {
  [key: string]: string | Block
}

/** Nested blocks to dotted keys. */
export function flatten(block: Block, prefix = ''): Wording {
  return Object.fromEntries(
    Object.entries(block).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${prefix}${key}`, value]]
        : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  )
}

export function createSay(language: string, wording: Wording): Say {
  const i18n = createInstance()
  i18n.init({
    lng: language,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [language]: { translation: wording } },
    // Cards escape what people typed themselves (`escapeText`); HTML escaping would spoil markdown.
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  return (key, ...values) => {
    const sentence: unknown = i18n.t(String(key), { ...values[0] })
    return typeof sentence === 'string' ? sentence : String(key)
  }
}
