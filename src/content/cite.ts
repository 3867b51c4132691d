/** The small print that says where a text comes from. */
import type { ContentLibrary } from './library.ts'

/** "Sources: …", with links where there is a public address. Keys are checked when loading. */
export function cite(library: ContentLibrary, keys: readonly string[]): string {
  const names = keys.flatMap((key) => {
    const source = library.sources.get(key)
    if (source === undefined) return []
    return [source.url === undefined ? source.name : `[${source.name}](${linkable(source.url)})`]
  })
  return library.say('card.sources', { sources: names.join('; ') })
}

/** A bracket in an address would end the link. */
function linkable(url: string): string {
  return url.replaceAll('(', '%28').replaceAll(')', '%29')
}
