/** The content as the baselines index it: a document for each topic, section and exercise. */
import type { ContentLibrary } from '../../src/content/library.ts'

export interface Document {
  id: number
  topic: string
  title: string
  asks: string
  text: string
}

export function documentsOf({ topics, exercises }: ContentLibrary): Document[] {
  const found: Omit<Document, 'id'>[] = []
  for (const { id, title, short, now, why, help, asks, sections } of topics.values()) {
    const text = [short, now, why, help].join('\n')
    found.push({ topic: id, title, asks: asks.join('\n'), text })
    for (const part of sections)
      found.push({ topic: id, title: part.title, asks: part.asks.join('\n'), text: part.text })
  }
  for (const { name, summary, asks, aliases } of exercises.values()) {
    const known = [...aliases, ...asks].join('\n')
    found.push({ topic: 'specific-exercise', title: name, asks: known, text: summary })
  }
  return found.map((document, id) => ({ id, ...document }))
}

/** The same library with so many sections, by repeating those it has in other words. */
export function grown(library: ContentLibrary, sections: number): ContentLibrary {
  const had = [...library.topics.values()].reduce((sum, topic) => sum + topic.sections.length, 0)
  const copies = Math.ceil(sections / had)
  const topics = new Map(
    [...library.topics].map(([id, topic]) => {
      const more = Array.from({ length: copies }, (_, copy) =>
        topic.sections.map((section) => ({
          ...section,
          id: `${section.id}-${copy}`,
          asks: section.asks.map((ask) => (copy === 0 ? ask : `${ask} variant${copy}`)),
        })),
      )
      return [id, { ...topic, sections: more.flat() }]
    }),
  )
  return { ...library, topics }
}
