/**
 * `npm run bench:answers`: how often the answer engine finds the right topic and how quick it is,
 * beside plain search libraries over the same content, in the same run.
 */
import { fileURLToPath } from 'node:url'
import { loadContent } from '../src/content/load.ts'
import { heldOut, tunedSets, wantsAnswer } from '../tests/answers/score.ts'
import { grown } from './answers/documents.ts'
import { type Engine, engines } from './answers/engines.ts'

const print = (text: string) => void process.stdout.write(`${text}\n`)
const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const library = loadContent(fileURLToPath(new URL('../content/en', import.meta.url)))
const large = grown(library, 1000)
const sets = { tuned: Object.values(tunedSets).flat(), 'held out': heldOut }
/** Fuse.js takes a fifth of a second for each question, so it gets only every tenth. */
const every = (name: string) => (name === 'Fuse.js' ? 10 : 1)
const pick = <Item>(items: readonly Item[], step: number) =>
  items.filter((_, at) => at % step === 0)
const questions = Object.values(sets).flatMap((set) => set.map(({ q }) => q))

print('| engine | tuned: best / of three | held out: best / of three | index | one answer |')
print('|---|---|---|---|---|')
for (const [name, build] of Object.entries(engines)) {
  const engine = build(library)
  const right = Object.values(sets).map((set) =>
    accuracy(engine, pick(set.filter(wantsAnswer), every(name))),
  )
  const before = performance.now()
  const again = build(library)
  const index = performance.now() - before
  const { p50, p99 } = speed(again, pick(questions, every(name)))
  print(
    `| ${name} | ${right.join(' | ')} | ${index.toFixed(0)} ms | p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)} ms |`,
  )
}

const heap = memory()
const { p50, p99 } = speed(heap.engine, questions)
print(`\nWith 1,000 sections: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms,`)
print(
  `${heap.megabytes === null ? 'memory unknown (run with --expose-gc)' : `${heap.megabytes.toFixed(1)} MB more on the heap and in arrays`}.`,
)

function accuracy(engine: Engine, asked: readonly { q: string; topics: string[] }[]): string {
  const found = asked.map(({ q, topics }) => ({ topics, hits: engine(q) }))
  const best = found.filter(({ topics, hits }) => topics.includes(hits[0] ?? ''))
  const three = found.filter(({ topics, hits }) => hits.some((hit) => topics.includes(hit)))
  return `${percent(best.length / asked.length)} / ${percent(three.length / asked.length)}`
}

/** After a first pass that lets the machine code settle. */
function speed(engine: Engine, questions: readonly string[]): { p50: number; p99: number } {
  for (const question of questions) engine(question)
  const times = questions
    .map((question) => {
      const start = performance.now()
      engine(question)
      return performance.now() - start
    })
    .sort((one, other) => one - other)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** What the engine holds over a library of 1,000 sections, where the collector can be called. */
function memory(): { engine: Engine; megabytes: number | null } {
  const collect = globalThis.gc
  const used = () => {
    collect?.()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 1e6
  }
  const before = used()
  const engine = engines.Backstride?.(large)
  if (!engine) throw new Error('The engine is missing')
  return { engine, megabytes: collect === undefined ? null : used() - before }
}
