/** Reads a message as the rest of the engine needs it: words put right, signs found. */
import type { ContentLibrary } from '../content/library.ts'
import { phraseWords } from './phrases.ts'
import { createSignReader, type ReadSigns } from './signs.ts'
import { createSpelling } from './spelling.ts'
import { stem } from './stem.ts'
import { splitWords, type Word } from './words.ts'

export interface Understanding {
  /** For texts of the content, which are spelt as they should be. */
  split(text: string): Word[]
  /** For what people type. */
  read(text: string): ReturnType<ReadSigns>
}

export function createUnderstanding(library: ContentLibrary): Understanding {
  const { lexicon } = library
  const readSigns = createSignReader(lexicon)
  const split = (text: string) => splitWords(text, lexicon.rewrites)
  const signWords = phraseWords([
    ...Object.values(lexicon.concepts).flat(),
    ...Object.values(lexicon.otherSenses).flat(),
  ])
  const correct = createSpelling(
    [
      ...lexicon.lookAlikes,
      ...lexicon.stopWords,
      ...Object.keys(lexicon.rewrites),
      ...wordsOf(texts(library)),
    ],
    signWords,
  )
  const putRight = (word: Word): Word => {
    const text = correct(word.text)
    return text === word.text ? word : { ...word, text, stem: stem(text) }
  }
  return { split, read: (text) => readSigns(split(text).map(putRight)) }
}

function* wordsOf(all: Iterable<string>): Generator<string> {
  for (const text of all)
    yield* text
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z]+/g) ?? []
}

/** Texts by the authors. The `asks` are left out: their misspellings are deliberate. */
function* texts({ topics, exercises }: ContentLibrary): Generator<string> {
  for (const { title, short, now, why, help, sections } of topics.values()) {
    yield* [title, short, now, why, help]
    for (const section of sections) yield* [section.title, section.text]
  }
  for (const { name, aliases, summary, steps } of exercises.values()) {
    yield* [name, summary, ...aliases, ...steps]
  }
}
