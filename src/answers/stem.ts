/**
 * A light English stemmer: the ends that grammar adds, nothing that changes the meaning.
 * Both sides of every comparison pass through it, so the stems need not be real words.
 */

const vowel = /[aeiouy]/

/** "running", "runs" → "run"; "stiffness" → "stiff"; "lose", "losing" → "los". */
export function stem(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const result = cut(word)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, result)
  return result
}

/** The same few thousand words come again and again while the content is loaded. */
const remembered = new Map<string, string>()
const mostRemembered = 20_000

function cut(word: string): string {
  if (word.length <= 3) return word
  let rest = withoutPlural(word)
  if (rest.length > 6 && rest.endsWith('ness')) rest = rest.slice(0, -4)
  rest = withoutVerbEnd(rest)
  if (rest.length > 3 && rest.endsWith('e')) rest = rest.slice(0, -1)
  return rest
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s') || /(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

function withoutVerbEnd(word: string): string {
  const end = word.endsWith('ing') ? 3 : word.endsWith('ed') ? 2 : 0
  const base = word.slice(0, -end || undefined)
  if (end === 0 || base.length < 3 || !vowel.test(base)) return word
  // "running" → "run", yet "pulling" → "pull" and "pressing" → "press".
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base
}
