import { describe, expect, test } from 'vitest'
import { excessOf, LIMITS, nestsTooDeep } from '../../src/content/complexity.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { LONGEST_HEADING } from '../../src/content/list.ts'
import { folder, gazetteer, named, readText } from '../documents.ts'

const { backticks, containers, declarations, depth, indent, lines, marks, paragraphLines, underlined } =
  LIMITS

/** One more than each limit, and how it is called. */
const TOO_MUCH: readonly (readonly [name: string, text: string, message: RegExp, line: number])[] = [
  ['lines', 'slovo\n\n'.repeat(lines / 2 + 1), /more than 20000 lines/, lines + 1],
  ['lists', 'Text:\n- a\n\n'.repeat(containers + 1), /lists or quotations/, 3 * containers + 2],
  ['quotations', '> a\n\nb\n\n'.repeat(containers + 1), /lists or quotations/, 4 * containers + 1],
  ['underlined headings', 'Nadpis\n===\n\n'.repeat(underlined + 1), /make headings/, 3 * underlined + 2],
  ['marks in one line', `Text\n\n${'> - '.repeat(depth)}`, /nested too deep/, 3],
  ['numbers in one line', '1. '.repeat(depth + 1), /nested too deep/, 1],
  ['spaces before a list mark', `${' '.repeat(indent + 1)}- a`, /nested too deep/, 1],
  [
    'lines of a paragraph',
    'slovo\n'.repeat(paragraphLines + 1),
    /paragraph has more than/,
    paragraphLines + 1,
  ],
  ['stars of a paragraph', '*a '.repeat(marks + 1), /such as \*/, 1],
  ['brackets of a paragraph', `Text\n${'[a'.repeat(marks + 1)}`, /square brackets/, 2],
  [
    'runs of backticks of growing length',
    `Text\n${Array.from({ length: backticks + 1 }, (_, at) => `a${'`'.repeat(at + 1)}`).join('')}`,
    /backticks in more than/,
    2,
  ],
  ['beginnings of instructions', `Text\n${'<? '.repeat(declarations + 1)}`, /declaration/, 2],
  ['beginnings of declarations', `Text\n${'<!A '.repeat(declarations + 1)}`, /declaration/, 2],
]

describe('a text is left out for its', () => {
  test.each(TOO_MUCH)('%s', (_, text, message, line) => {
    const { document, problems } = readText(text)
    expect(document).toBeNull()
    expect(problems).toMatchObject([{ severity: 'error', rule: 'text-too-complex', line }])
    expect(problems[0]?.message).toMatch(message)
    expect(problems[0]?.remedy).toMatch(/\w+ .*\.$/)
  })

  test.each([
    [
      'title',
      `---\nyear: 2026\ntitle: ${'a '.repeat(LONGEST_HEADING)}\n---\nText.\n`,
      /The title has more/,
      3,
    ],
    ['perex', `---\ntitle: A\nperex: |\n  a\n  ${'*a '.repeat(marks + 1)}\n---\nText.\n`, /such as \*/, 5],
  ])('%s', (_, text, message, line) => {
    const { problems } = readText(text)
    expect(problems).toMatchObject([{ severity: 'error', rule: 'text-too-complex', line }])
    expect(problems[0]?.message).toMatch(message)
  })
})

describe('a text is read that has', () => {
  test.each([
    ['a long list without empty lines', '- **položka**: text\n'.repeat(paragraphLines * 2)],
    [
      'a table of HTML with a cell in each line',
      `<table>\n${'<td>[a] *b*</td>\n'.repeat(paragraphLines * 2)}`,
    ],
    ['a rule of many dashes', `${'- '.repeat(depth * 3)}\n\n${'*'.repeat(200)}\n`],
    ['many long paragraphs', `${'slovo '.repeat(500)}\n\n`.repeat(100)],
    ['many words in backticks', '`a` ``b`` '.repeat(5_000)],
    ['many comments', 'a <!-- b --> '.repeat(5_000)],
    ['letters without a space', 'a'.repeat(300_000)],
    ['as many lists as may be', 'Text:\n- a\n\n'.repeat(containers)],
  ])('%s', (_, text) => {
    expect(excessOf(text)).toBeNull()
  })
})

test('a bad text never costs a good one', () => {
  const root = folder({
    'zly.md': '*a_ '.repeat(100_000),
    'dobry.md': '# Doprava\n\nPostavíme cyklostezku.\n',
  })
  const { documents, problems } = loadLibrary([root], { gazetteer })
  expect(documents.map(({ file }) => file)).toEqual(['dobry.md'])
  expect(named(problems)).toEqual(['text-too-complex zly.md:1'])
})

describe('brackets of YAML', () => {
  test.each([
    ['[', 101, true],
    ['{a: ', 101, true],
    ['[', 100, false],
    ['[a], ', 1_000, false],
    ['](', 1_000, false],
  ])('%j, %d times, are nested too deep: %s', (text, times, tooDeep) => {
    expect(nestsTooDeep(`name: ${text.repeat(times)}`)).toBe(tooDeep)
  })
})
