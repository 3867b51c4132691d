/** The content of every language, and which one a person gets. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentLibrary } from './content/library.ts'
import { loadContent } from './content/load.ts'

export interface Languages {
  /** The default one first. */
  all: readonly ContentLibrary[]
  /** In a person's Discord locale ("en-GB"), else its language ("en"), else the default. */
  library(locale: string): ContentLibrary
}

/**
 * @param folder the one that holds a folder for each language.
 * @throws ContentError for faulty content; Error when the default language has no folder.
 */
export function loadLanguages(folder: string, defaultLocale: string): Languages {
  const names = readdirSync(folder)
  const loaded = new Map(names.map((name) => [name, loadContent(join(folder, name))]))
  const fallback = loaded.get(defaultLocale)
  if (fallback === undefined) {
    throw new Error(
      `DEFAULT_LOCALE is ${defaultLocale}, but there is content for ${names.join(', ')} only`,
    )
  }
  const others = [...loaded.values()].filter((library) => library !== fallback)
  return {
    all: [fallback, ...others],
    library: (locale) => loaded.get(locale) ?? loaded.get(locale.split('-')[0] ?? '') ?? fallback,
  }
}
