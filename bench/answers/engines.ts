/** The answer engine and three search libraries, each as a function from a question to topics. */
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { createAnswerer } from '../../src/answers/answer.ts'
import type { ContentLibrary } from '../../src/content/library.ts'
import { type Document, documentsOf } from './documents.ts'

/** Topics for a question, best first; none where it is declined. */
export type Engine = (question: string) => readonly string[]

const enoughDocuments = 20

export const engines: Record<string, (library: ContentLibrary) => Engine> = {
  Backstride: (library) => {
    const answer = createAnswerer(library)
    return (question) => {
      const found = answer(question)
      return found.kind === 'unknown' ? [] : found.topics
    }
  },
  MiniSearch: (library) => {
    const index = new MiniSearch<Document>({
      fields: ['title', 'asks', 'text'],
      storeFields: ['topic'],
      searchOptions: { boost: { title: 2, asks: 2 }, fuzzy: 0.2, prefix: true },
    })
    index.addAll(documentsOf(library))
    return (question) => topicsOf(index.search(question).map(({ topic }) => topic))
  },
  'Fuse.js': (library) => {
    const index = new Fuse(documentsOf(library), {
      // With the long texts as well, one question takes seconds.
      keys: ['title', 'asks'],
      ignoreLocation: true,
      useTokenSearch: true,
    })
    return (question) =>
      topicsOf(index.search(question, { limit: enoughDocuments }).map(({ item }) => item.topic))
  },
  Orama: (library) => {
    const index = create({
      schema: { topic: 'string', title: 'string', asks: 'string', text: 'string' },
      components: { tokenizer: { stemming: true, language: 'english' } },
    })
    const documents = documentsOf(library).map(({ topic, title, asks, text }) => ({
      topic,
      title,
      asks,
      text,
    }))
    const added = insertMultiple(index, documents, documents.length)
    if (added instanceof Promise) throw new TypeError('Orama should fill its index at once')
    return (question) => {
      const found = searchOrama(index, {
        term: question,
        properties: ['title', 'asks', 'text'],
        boost: { title: 2, asks: 2 },
        limit: enoughDocuments,
        // Any word may match, as with the others.
        threshold: 1,
      })
      if (found instanceof Promise) throw new TypeError('Orama should answer at once')
      return topicsOf(found.hits.map(({ document }) => document.topic))
    }
  },
}

function topicsOf(hits: readonly string[]): string[] {
  return [...new Set(hits)].slice(0, 3)
}
