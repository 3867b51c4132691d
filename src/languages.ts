/** The content of every language, which one a person gets, and reading it anew while it is written. */
import { readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { ContentLibrary } from './content/library.ts'
import { loadContent } from './content/load.ts'

export interface Languages {
  /** The default one first. */
  all(): readonly ContentLibrary[]
  /** In a person's Discord locale ("en-GB"), else its language ("en"), else the default. */
  library(locale: string): ContentLibrary
  /** Reads the files again. Throws as `loadLanguages` does, and keeps the content it had. */
  reload(): void
}

/**
 * @param folder the one that holds a folder for each language.
 * @throws ContentError for faulty content; Error when the default language has no folder.
 */
export function loadLanguages(folder: string, defaultLocale: string): Languages {
  let { loaded, fallback } = read(folder, defaultLocale)
  return {
    all: () => [fallback, ...[...loaded.values()].filter((library) => library !== fallback)],
    library: (locale) => loaded.get(locale) ?? loaded.get(locale.split('-')[0] ?? '') ?? fallback,
    reload() {
      ;({ loaded, fallback } = read(folder, defaultLocale))
    },
  }
}

function read(folder: string, defaultLocale: string) {
  const names = readdirSync(folder)
  const loaded = new Map(names.map((name) => [name, loadContent(join(folder, name))]))
  const fallback = loaded.get(defaultLocale)
  if (fallback === undefined) {
    throw new Error(
      `DEFAULT_LOCALE is ${defaultLocale}, but there is content for ${names.join(', ')} only`,
    )
  }
  return { loaded, fallback }
}

/** An editor writes a file in several steps; one reading after the last is enough. */
const settleMs = 150

/** @returns a function that stops watching. */
export function watchContent(folder: string, onChange: () => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, settleMs)
  })
  return async () => {
    clearTimeout(timer)
    watcher.close()
  }
}
