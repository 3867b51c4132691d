/** Evaluates the rules of `red-flags.yaml` on the signs of a message. The worst sign comes first. */
import type { RedFlag, RedFlags, Urgency } from '../content/triage-schema.ts'
import type { Reading, Sign } from './signs.ts'

export type FindRedFlags = (reading: Reading) => RedFlag[]

/** From least to most pressing. */
const tiers: readonly Urgency[] = ['soon', 'urgent', 'emergency']

export function rank(urgency: Urgency): number {
  return tiers.indexOf(urgency)
}

type Rule = RedFlag['when'][number]
interface Compiled {
  groups: string[][]
  with: string[][]
  none: Set<string>
  unless: string[]
  near: number
}

/** A new sentence between two signs counts as so many words. */
const sentenceWords = 3

export function createRedFlagFinder(redFlags: RedFlags): FindRedFlags {
  const compiled = redFlags.flags.map((flag) => ({
    flag,
    rules: flag.when.map((rule) => ({ rule, parts: compile(rule) })),
  }))
  return (reading) => {
    const present = new Map<string, Sign[]>()
    for (const sign of reading.signs) {
      if (sign.state !== 'present') continue
      const list = present.get(sign.name)
      if (list) list.push(sign)
      else present.set(sign.name, [sign])
    }
    return compiled
      .flatMap(({ flag, rules }) => {
        const found = rules
          .filter(({ parts }) => holds(parts, present))
          .map(({ rule }) => rule.tier ?? flag.tier)
        const worst = tiers.findLast((tier) => found.includes(tier))
        return worst === undefined ? [] : [{ ...flag, tier: worst }]
      })
      .sort((one, other) => rank(other.tier) - rank(one.tier))
  }
}

function compile(rule: Rule): Compiled {
  const names = (groups: readonly string[] = []) => groups.map((group) => group.split('|'))
  return {
    groups: names(rule.all),
    with: names(rule.with),
    none: new Set(names(rule.none).flat()),
    unless: names(rule.unless).flat(),
    near: rule.near ?? Number.POSITIVE_INFINITY,
  }
}

/** Tries each sign of the first group together with the nearest ones of the others. */
function holds(rule: Compiled, present: ReadonlyMap<string, Sign[]>): boolean {
  const { groups, none, near } = rule
  if (rule.with.some((group) => !group.some((name) => present.has(name)))) return false
  if (rule.unless.some((name) => present.has(name))) return false
  const [first, ...others] = groups.map((group) => group.flatMap((name) => present.get(name) ?? []))
  if (!first || others.some((signs) => signs.length === 0)) return false
  return first.some((sign) => {
    const together = [sign]
    for (const signs of others) {
      const next = signs
        .map((other) => ({ other, distance: apart(sign, other) }))
        .reduce((best, each) => (each.distance < best.distance ? each : best))
      if (next.distance > near) return false
      together.push(next.other)
    }
    return !excluded(none, together, present)
  })
}

function apart(one: Sign, other: Sign): number {
  const between = Math.max(one.start - other.end, other.start - one.end, 0)
  return between + sentenceWords * Math.abs(one.sentence - other.sentence)
}

function excluded(
  none: ReadonlySet<string>,
  signs: readonly Sign[],
  present: ReadonlyMap<string, Sign[]>,
): boolean {
  const sentences = new Set(signs.map((sign) => sign.sentence))
  return [...none].some((name) => present.get(name)?.some((sign) => sentences.has(sign.sentence)))
}
