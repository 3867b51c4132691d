/** The markdown of the chat page: what it understands, that it loses no word, and that it is fast. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, blockText, parseMarkdown } from '../../../src/local-discord/page/markdown.js'
import {
  type Inline,
  inlineText,
  parseInline,
} from '../../../src/local-discord/page/markdown-inline.js'

/** A tree as short text, so that expectations can be read. */
function show(nodes: Inline[]): string {
  return nodes.map(showNode).join('')
}

function showNode(node: Inline): string {
  if (node.type === 'text') return node.text
  if (node.type === 'link') return `link(${node.url}|${show(node.children)})`
  if ('children' in node) return `${node.type}(${show(node.children)})`
  if (node.type === 'timestamp') return `time(${node.seconds}|${node.style})`
  if ('text' in node) return `${node.type}(${node.text})`
  const parts = ['name' in node ? node.name : '', 'id' in node ? node.id : '']
  return `${node.type}(${parts.filter(Boolean).join('|')})`
}

test.each([
  ['**bold** and *it* and _it_', 'bold(bold) and italic(it) and italic(it)'],
  ['__under__ ~~gone~~ ||secret||', 'underline(under) strike(gone) spoiler(secret)'],
  ['***both***', 'bold(italic(both))'],
  ['**bold *in it* more**', 'bold(bold italic(in it) more)'],
  ['**a *b** c*', 'bold(a *b) c*'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['an **open mark', 'an **open mark'],
  ['****', '****'],
  ['`a *b* c`', 'code(a *b* c)'],
  ['`` a ` b ``', 'code(a ` b)'],
  ['`open', '`open'],
  ['\\*not\\* \\_this\\_ \\\\', '*not* _this_ \\'],
  ['[NHS](https://nhs.uk/a_(b))', 'link(https://nhs.uk/a_(b)|NHS)'],
  ['[**b**](<https://nhs.uk> "title")', 'link(https://nhs.uk|bold(b))'],
  ['[no](http://nhs.uk)', '[no](link(http://nhs.uk|http://nhs.uk))'],
  ['[no](javascript:alert)', '[no](javascript:alert)'],
  ['see https://a.org/x_y_z.', 'see link(https://a.org/x_y_z|https://a.org/x_y_z).'],
  ['(https://a.org/b)', '(link(https://a.org/b|https://a.org/b))'],
  ['<https://a.org>', 'link(https://a.org|https://a.org)'],
  ['<@12> <@!12> <@&3> <#4>', 'person(12) person(12) role(3) channel(4)'],
  ['</reminder add:77>', 'command(reminder add|77)'],
  ['<t:60> <t:60:R> <t:-5:f> <t:60:x>', 'time(60|f) time(60|R) time(-5|f) <t:60:x>'],
  ['@everyone @here @nobody', 'everyone(@everyone) everyone(@here) @nobody'],
  ['<:run:123456>', 'emoji(:run:)'],
])('%s', (source, expected) => {
  expect(show(parseInline(source))).toBe(expected)
})

test('headings, subtext and quotes are lines of their own', () => {
  const blocks = parseMarkdown('# One\n### Three\n-# small\n> a\n> b\ntext\n>>> rest\nof it')
  expect(blocks.map((block) => block.type)).toEqual([
    'heading',
    'heading',
    'subtext',
    'quote',
    'text',
    'quote',
  ])
  expect(blocks.flatMap((block) => ('level' in block ? [block.level] : []))).toEqual([1, 3])
  expect(blockText(blocks)).toBe('One\nThree\nsmall\na\nb\ntext\nrest\nof it')
})

test('marks that need a space stay text without it', () => {
  expect(parseMarkdown('#1 today\n-#small\n>quote\n-dash').map(({ type }) => type)).toEqual([
    'text',
  ])
})

test('lists nest and keep their first number', () => {
  const [list] = listsOf(parseMarkdown('3. three\n   - a\n   - b\n4. four'))
  expect(list).toMatchObject({ ordered: true, start: 3 })
  expect(list?.items.map((item) => inlineText(item.children))).toEqual(['three', 'four'])
  const [inner] = listsOf(list?.items[0]?.nested ?? [])
  expect(inner?.ordered).toBe(false)
  expect(inner?.items.map((item) => inlineText(item.children))).toEqual(['a', 'b'])
})

test('a list ends where the marks change or end', () => {
  const blocks = parseMarkdown('- a\n  still a\n1. one\nplain')
  expect(blocks.map(({ type }) => type)).toEqual(['list', 'list', 'text'])
  expect(blockText(blocks.slice(0, 1))).toBe('a\nstill a')
})

function listsOf(blocks: Block[]) {
  return blocks.filter((block) => block.type === 'list')
}

test('code blocks keep their text as it stands', () => {
  expect(parseMarkdown('before\n```js\nlet **x**\n```\nafter')).toEqual([
    { type: 'text', children: [{ type: 'text', text: 'before' }] },
    { type: 'code', language: 'js', text: 'let **x**' },
    { type: 'text', children: [{ type: 'text', text: 'after' }] },
  ])
  expect(parseMarkdown('\\`\\`\\`no\\`\\`\\`').map(({ type }) => type)).toEqual(['text'])
})

const marks = [
  '*',
  '**',
  '_',
  '__',
  '~~',
  '||',
  '`',
  '```',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '# ',
  '\\',
]
const pieces = fc.constantFrom(
  ...marks,
  '- ',
  '1. ',
  '-# ',
  '> ',
  '>>> ',
  '\n',
  ' ',
  'a',
  'b',
  'word',
)
const letters = (text: string) => text.replace(/[^a-z]/g, '')

test('no text makes it throw or lose a letter', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
      const source = parts.join('')
      const blocks = parseMarkdown(source)
      const languages = blocks.map((block) => ('language' in block ? block.language : ''))
      const found = letters(blockText(blocks) + languages.join(''))
      expect([...found].sort()).toEqual([...letters(source)].sort())
    }),
    { numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void parseMarkdown(text)),
  )
})

test('plain words pass through unchanged', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Zäöü,.;!? 0-9]{0,200}$/), (text) => {
      fc.pre(!/^ *\d+\. /.test(text))
      expect(blockText(parseMarkdown(text))).toBe(text)
    }),
  )
})

/** Text that makes a careless parser quadratic or worse, or overflows its stack. */
const hard = [
  ...['`', '*', '_', '~', '|', '[', ']', '(', '<', '>', '\\', '#', '-', '@', ' ', '\n', '> '],
  ...['*_', '**__', '[*', '[a](', '](https://a', '](https://a(', '<https://', 'https://', '` `` '],
  ...['*a', '**a ', '_a _', '||a', '```a', '```\n', '- a\n', '  - a\n', '<t:1', '</a:', 'h', '@e'],
]

// A quadratic parser would take minutes here, and run into the test's own limit.
test.each(hard)('40,000 times %j comes to an end', (piece) => {
  const blocks = parseMarkdown(piece.repeat(40_000))
  // Walks the whole tree, as drawing does.
  expect(JSON.stringify(blocks)).toBeTruthy()
  expect(typeof blockText(blocks)).toBe('string')
})

test('a staircase of list items does not go deeper than Discord does', () => {
  const source = Array.from({ length: 2000 }, (_, step) => `${' '.repeat(step)}- a`).join('\n')
  expect(letters(blockText(parseMarkdown(source)))).toBe('a'.repeat(2000))
})

test('closing marks that jump between lengths come to an end', () => {
  const source = Array.from({ length: 3000 }, (_, i) => `${'`'.repeat(1 + (i % 90))}x`).join('')
  expect(blockText(parseMarkdown(source))).toContain('x')
})
