/** What the router itself says, in the person's language. */
import type { ContentLibrary } from '../content/library.ts'
import type { Permission } from './command.ts'
import type { RouterParts } from './router.ts'

export function routerWords(
  library: (locale: string) => ContentLibrary,
): RouterParts<unknown>['words'] {
  return {
    notice: (locale, sentence) => ({
      tone: 'plain',
      title: library(locale).say('router.notice'),
      blocks: [{ text: sentence }],
    }),
    fault: (locale, id) => ({
      tone: 'plain',
      title: library(locale).say('router.fault-title'),
      blocks: [{ text: library(locale).say('router.fault', { id }) }],
    }),
    unknownControl: (locale) => library(locale).say('router.old-control'),
    missingPermission: (locale, permission: Permission) => {
      const { say } = library(locale)
      return say('router.no-permission', { permission: say(`permissions.${permission}`) })
    },
  }
}
