import { execFileSync } from 'node:child_process'
import { symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { ERRORS, isError, problemOf, shown, visible } from '../../src/content/problem.ts'
import type { Rule } from '../../src/model.ts'
import { checked, folder, gazetteer, passagesIn } from '../documents.ts'

const GOOD = '---\ntitle: Hřiště\n---\nPostavíme nové hřiště u školy.\n'
const BODY = 'Opravíme starou lávku.\n'

/** Everything that a loader and a check say of one folder. */
function told(root: string) {
  const { documents, problems } = loadLibrary([root], { gazetteer })
  return { documents, problems: [...problems, ...checked(documents)] }
}

/** What spoils the file `b.md` of a folder so that a rule finds it. */
const SPOILT: Partial<Record<Rule, string | Uint8Array | ((root: string, path: string) => void)>> = {
  'text-too-complex': `${'>'.repeat(20_000)} ${BODY}`,
  'file-too-large': (root, path) => truncateSync(join(root, path), 5 * 1024 ** 2),
  'file-binary': Buffer.from(`\0\u0001${BODY}`),
  'file-format': `%PDF-1.7\n\n${BODY}`,
  'file-encoding': Buffer.from(BODY, 'latin1'),
  'file-special': (root, path) => execFileSync('mkfifo', ['-m', '600', join(root, `x${path}`)]),
  'link-outside': (root, path) => symlinkSync('/etc/hosts', join(root, `x${path}`)),
  'front-matter-unopened': `title: Lávka\nwording: summary\n---\n\n${BODY}`,
  'front-matter-unclosed': `---\ntitle: Lávka\n\n${BODY}`,
  'front-matter-invalid': `---\ntitle: Lávka: nová\n---\n${BODY}`,
  'front-matter-language': `---js\n{}\n---\n${BODY}`,
  'kind-unknown': `---\ntitle: Lávka\nkind: zpráva\n---\n${BODY}`,
}

describe('a file with an error is left out', () => {
  test.each(Object.entries(SPOILT))('%s', (rule, content) => {
    const made = typeof content === 'function'
    const root = folder({ 'a.md': GOOD, ...(made ? { 'b.md': '' } : { 'b.md': content }) })
    if (made) content(root, 'b.md')
    const { documents, problems } = told(root)
    const [error, ...more] = problems.filter(isError)
    expect({ rule: error?.rule, more }).toEqual({ rule, more: [] })
    expect(passagesIn(...documents).map(({ source }) => source.file)).toEqual(['a.md'])
  })

  test('and these are all errors there are, but for what only rights, a folder or another program can do', () => {
    const others: Rule[] = ['folder-unreadable', 'file-unreadable', 'file-changing']
    expect([...(Object.keys(SPOILT) as Rule[]), ...others].sort()).toEqual([...ERRORS].sort())
  })

  test('of its uncertain kind, by a key misspelt or given twice', () => {
    for (const lines of [
      'kidn: prevention',
      'druh: program',
      'kind: program\nkind: prevention',
      'kind: [program]',
    ]) {
      const { documents, problems } = told(folder({ 'a.md': `---\ntitle: A\n${lines}\n---\n${BODY}` }))
      expect({ lines, documents }).toEqual({ lines, documents: [] })
      expect(problems).toMatchObject([
        { rule: 'kind-unknown', severity: 'error', line: 3 + Number(/\n/.test(lines)) },
      ])
    }
  })
})

test('a file with a warning answers', () => {
  const root = folder({ 'a.md': `\n---\ntitle: 12\ntitle: 13\nstatus: ano\nbarva: 1\nyear: x\n---\n${BODY}` })
  const { documents, problems } = told(root)
  expect(problems.length).toBeGreaterThan(5)
  expect(problems.filter(isError)).toEqual([])
  expect(passagesIn(...documents)).toHaveLength(1)
})

test('a page of a site with a bad head is said to be public', () => {
  const bad = `---\ntitle: Lávka: nová\n---\n${BODY}`
  const site = { '_config.yml': 'title: Kolín\n', '_program/a.md': bad }
  expect(told(folder(site)).problems[0]?.remedy).toMatch(/does not answer until then.*site may publish/)
  expect(told(folder({ 'a.md': bad })).problems[0]?.remedy).not.toMatch(/publish/)
})

test('the severity follows from the rule', () => {
  const severity = (rule: Rule) => problemOf('/obsah', 'a.md', { rule, message: 'A.', remedy: 'B.' }).severity
  expect([severity('kind-unknown'), severity('wording-unknown')]).toEqual(['error', 'warning'])
})

test.each([
  ['Brnno', 'Brnno'],
  [2026, '2026'],
  [['a', { b: 1 }], '["a",{"b":1}]'],
  [undefined, ''],
  ['dva\n řádky\tmezer', 'dva řádky mezer'],
  ['a\u202Eb\u0007c', 'a?b?c'],
  ['x'.repeat(100), `${'x'.repeat(79)}…`],
])('a message shows %j as %s', (value, text) => {
  expect(shown(value)).toBe(text)
})

test('the name of a file is shown in one line and without signs for the terminal', () => {
  expect(visible('a\nb\u001b[31m\u202ec\u2028.md')).toBe('a?b?[31m?c?.md')
})
