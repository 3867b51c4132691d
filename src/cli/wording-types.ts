/**
 * Writes `src/content/wording-keys.d.ts`: the keys of the wording with their placeholders, so that
 * the compiler finds a key that does not exist. Not committed; `npm run check` makes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import { flatten, placeholders, pluralEnding } from '../content/wording.ts'

const wording = flatten(parse(readFileSync('content/en/wording.yaml', 'utf8')))
const keys = new Map<string, Set<string>>()
for (const [key, sentence] of Object.entries(wording)) {
  const said = key.replace(pluralEnding, '')
  const names = keys.get(said) ?? new Set(said === key ? [] : ['count'])
  for (const name of placeholders(sentence)) names.add(name)
  keys.set(said, names)
}
const lines = [...keys].map(([key, names]) => {
  const values = [...names].map(
    (name) => `${name}: ${name === 'count' ? 'number' : 'string | number'}`,
  )
  return `  '${key}': { ${values.join('; ')} }`
})
writeFileSync(
  'src/content/wording-keys.d.ts',
  `// Made from content/en/wording.yaml by "npm run wording:types".\nexport interface WordingKeys {\n${lines.join('\n')}\n}\n`,
)
