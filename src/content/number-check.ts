/**
 * Checks the emergency numbers beyond their shape: no warning sign sends anyone to a placeholder that
 * isn't filled, every emergency says whom to call, and no two countries share a name.
 */
import type { Parts, SayFault } from './cross-check.ts'
import { numberPlaceholders } from './local-numbers.ts'
import { placeholders } from './wording.ts'

export function checkNumbers(
  { redFlags, regions }: Pick<Parts, 'redFlags' | 'regions'>,
  fault: SayFault,
): void {
  const check = (path: readonly PropertyKey[], texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) {
      for (const name of placeholders(text)) {
        if (numberPlaceholders.includes(name)) continue
        const known = numberPlaceholders.map((one) => `{{${one}}}`).join(' and ')
        fault('red-flags.yaml', [...path, index], `{{${name}}} is not filled in; use ${known}`)
      }
    }
  }
  for (const [tier, words] of Object.entries(redFlags?.tiers ?? {})) {
    const path = ['tiers', tier]
    check([...path, 'doNow'], words.doNow)
    check([...path, 'doNot'], words.doNot)
    if (!words.doNow.some((text) => text.includes('{{emergency}}')))
      fault('red-flags.yaml', [...path, 'doNow'], 'doNow: does not say {{emergency}}, whom to call')
  }
  for (const [index, { advice, instead }] of (redFlags?.flags ?? []).entries()) {
    const path = ['flags', index]
    check(path, advice === undefined ? [] : [advice])
    check([...path, 'instead', 'doNow'], instead?.doNow ?? [])
    check([...path, 'instead', 'doNot'], instead?.doNot ?? [])
  }
  const seen = new Map<string, string>()
  for (const [code, { name, aliases = [] }] of Object.entries(regions?.countries ?? {})) {
    for (const called of [name, ...aliases]) {
      const before = seen.get(called.toLowerCase())
      if (before === undefined) seen.set(called.toLowerCase(), code)
      else
        fault('regions.yaml', ['countries', code], `"${called}" is the name of ${before} already`)
    }
  }
}
