import { describe, expect, test } from 'vitest'
import { checkDocuments } from '../../src/content/check.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { type Files, folder, gazetteer, named } from '../documents.ts'

/** A text without any fault; a row spoils one thing. */
const HEAD = {
  title: 'Hřiště',
  place: 'Kolín',
  year: '2022',
  uid: 'hriste',
  campaignCategoryUid: 'kolin2022',
}

function text(
  head: Readonly<Record<string, string | null>> = {},
  body = 'Postavíme nové hřiště u školy.\n',
): string {
  const lines = Object.entries({ ...HEAD, ...head }).filter(([, value]) => value !== null)
  return `---\n${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n${body}`
}

function check(files: Files, name?: string) {
  const { documents } = loadLibrary([folder(files, name)], { gazetteer })
  return checkDocuments(documents, gazetteer)
}

test('a good text has no problem', () => {
  expect(check({ 'kolin2022/hriste.md': text() })).toEqual([])
})

describe('an editor learns of', () => {
  test.each([
    ['no text', text({}, ''), 'text-missing'],
    ['no title', text({ title: null }), 'title-missing'],
    ['an empty title', text({ title: '' }), 'title-missing'],
    ['no year', text({ year: null, campaignCategoryUid: 'kolin' }), 'year-missing'],
    ['a summary without an address', text({ wording: 'summary' }), 'summary-without-url'],
    ['a sample of the template', text({ garant: 'jakub.pirat' }), 'leftover-sample'],
  ])('%s', (_, content, rule) => {
    expect(named(check({ 'kolin/hriste.md': content }))).toEqual([`${rule} kolin/hriste.md`])
  })

  test.each([
    ['wording', 'doslova', []],
    ['wording', '[a]', []],
    ['kind', 'zpráva', []],
    ['status', 'hotovo', []],
  ])('a word that is not known, as an error: %s: %s', (key, value) => {
    const problems = check({ 'kolin/hriste.md': text({ [key]: value, url: 'https://kolin.example.cz' }) })
    expect(named(problems)).toEqual([`${key}-unknown kolin/hriste.md`])
    expect(problems[0]).toMatchObject({ severity: 'error' })
    expect(problems[0]?.message).toContain(key)
  })

  test.each([
    ['wording', 'Verbatim'],
    ['wording', '" summary "'],
    ['wording', ''],
    ['kind', 'PROGRAM'],
    ['status', 'Draft'],
  ])('but not of a word in another case: %s: %s', (key, value) => {
    expect(check({ 'kolin/hriste.md': text({ [key]: value, url: 'https://kolin.example.cz' }) })).toEqual([])
  })

  test('no place', () => {
    const content = text({ place: null, campaignCategoryUid: 'komunalni2022' })
    expect(named(check({ 'komunalni2022/hriste.md': content }))).toEqual([
      'place-missing komunalni2022/hriste.md',
    ])
  })

  test('a folder of another year than its text', () => {
    expect(named(check({ 'kolin2018/hriste.md': text() }))).toEqual(['category-differs kolin2018/hriste.md'])
  })

  test.each(['# hriste.md', '#hriste.md', '~hriste.md', '_hriste.md', '# stare/hriste.md'])(
    'a name that switches the page off: %s',
    file => {
      expect(named(check({ [file]: text() }))).toEqual([`page-switched-off ${file}`])
    },
  )

  test('a text of another town on a site', () => {
    const files = {
      '_config.yml': 'title: Piráti Kolín\nurl: https://kolin.example.cz\n',
      '_program/kutna-hora2022/hriste.md': text({ place: null, campaignCategoryUid: 'kutna-hora2022' }),
    }
    const problems = check(files)
    expect(named(problems)).toEqual(['leftover-other-place _program/kutna-hora2022/hriste.md'])
    expect(problems[0]?.message).toContain('Kutná Hora')
  })

  test('a text whose place holds no such election (R1)', () => {
    const problems = check({
      '_config.yml': 'title: Piráti Liberecký kraj\nurl: https://lbk.example.cz\n',
      '_program/2022-komunalni/hriste.md': text({ place: null, campaignCategoryUid: '2022-komunalni' }),
    })
    expect(named(problems)).toEqual(['election-of-another-place _program/2022-komunalni/hriste.md'])
    expect(problems[0]?.message).toContain('komunální volby 2022')
  })

  test('a uid used twice in one campaign, at both texts', () => {
    const problems = check({
      'a.md': text(),
      'b.md': text({}, 'Postavíme lavičky.\n'),
      'c.md': text({ uid: 'park' }),
    })
    expect(named(problems)).toEqual(['uid-clash a.md', 'uid-clash b.md'])
    expect(problems[0]?.message).toContain('b.md')
  })

  test.each([
    ['in two campaigns', { campaignCategoryUid: 'kolin2022b' }],
    ['in two places', { place: 'Praha' }],
    ['nowhere', { uid: null }],
  ])('but not of a uid %s', (_, head) => {
    expect(check({ 'a.md': text(), 'b.md': text(head, 'Postavíme lavičky.\n') })).toEqual([])
  })

  test('a text copied whole, at the copy', () => {
    const body =
      'Postavíme nové hřiště u školy, u nádraží, u parku a u řeky, protože děti si chtějí hrát. '.repeat(3)
    const problems = check({ 'a.md': text({}, body), 'b.md': text({ uid: 'b' }, body) })
    expect(named(problems)).toEqual(['document-repeated b.md'])
    expect(problems[0]?.message).toContain('a.md')
  })

  test('but not of two short texts that are the same', () => {
    expect(check({ 'a.md': text(), 'b.md': text({ uid: 'b' }) })).toEqual([])
  })

  test('a campaign that speaks of another region', () => {
    const body = 'V Liberci bude park. V Turnově také. Liberec a Turnov spojí vlak. V Jablonci bude kino.\n'
    const problems = check({ 'kolin2022/a.md': text({}, body), 'kolin2022/b.md': text({ uid: 'b' }) })
    expect(named(problems)).toEqual(['campaign-of-another-place kolin2022/a.md'])
    expect(problems[0]?.message).toMatch(/Liberecký kraj.*Kolín/)
  })

  test('but not of one that names its neighbours too', () => {
    const body =
      'Kolín spojí vlak s Libercem a Turnovem. V Kolíně bude kino jako v Liberci. Kolín, Turnov, Liberec.\n'
    expect(check({ 'kolin2022/a.md': text({}, body) })).toEqual([])
  })
})

test('a report of prevention needs no year', () => {
  const content = text({ kind: 'prevention', year: null, campaignCategoryUid: 'prevence' })
  expect(check({ 'prevence/a.md': content })).toEqual([])
})

test('every problem says what to do', () => {
  const problems = check({ '# a.md': 'Nic.', 'b.md': text({ wording: 'summary', title: null }, '') })
  expect(problems.length).toBeGreaterThan(3)
  for (const problem of problems) {
    expect(problem).toMatchObject({ severity: 'warning', line: null })
    expect(problem.message).toMatch(/\.$/)
    expect(problem.remedy).toMatch(/\S/)
  }
})

test('the content shipped with the project has no problem', () => {
  const { documents, problems } = loadLibrary([new URL('../../content', import.meta.url).pathname], {
    gazetteer,
  })
  expect(documents.length).toBeGreaterThan(5)
  expect(problems).toEqual([])
  expect(checkDocuments(documents, gazetteer)).toEqual([])
})
