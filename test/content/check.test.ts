import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { checked, type Files, folder, gazetteer, named, passagesIn } from '../documents.ts'
import { shippedLibrary } from '../shipped.ts'

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
  return checked(documents)
}

test('a good text has no problem', () => {
  expect(check({ 'kolin2022/hriste.md': text() })).toEqual([])
})

describe('an editor learns of', () => {
  test.each([
    ['no text', text({}, ''), 'text-missing', null],
    ['no title', text({ title: null }), 'title-missing', null],
    ['an empty title', text({ title: '' }), 'title-missing', 2],
    ['no year', text({ year: null, campaignCategoryUid: 'kolin' }), 'year-missing', 5],
    ['a summary without an address', text({ wording: 'summary' }), 'summary-without-url', 7],
    ['a word without an end', text({}, `Most.\n\nLáv${'k'.repeat(98)}a\n`), 'word-too-long', 10],
    ['a sample of the template', text({ garant: 'jakub.pirat' }), 'leftover-sample', 7],
    ['a head below blank lines', `\n \n${text()}`, 'front-matter-late', 3],
    ['a head below a space', ` ${text()}`, 'front-matter-late', 1],
  ])('%s', (_, content, rule, line) => {
    const problems = check({ 'kolin/hriste.md': content })
    expect(named(problems)).toEqual([`${rule} kolin/hriste.md${line === null ? '' : `:${line}`}`])
  })

  test('a summary without an address, also where it is one by mistake', () => {
    expect(named(check({ 'a.md': text({ draf: 'yes', wordnig: 'verbatim' }) }))).toEqual([
      ...['key-unknown a.md:7', 'key-unknown a.md:8', 'summary-without-url a.md:8'],
    ])
  })

  test('a footnote, but not of one that is part of a comment or of a paragraph', () => {
    expect(check({ 'kolin/a.md': text({}, 'Most.\n\n    [^1]: kód\n\nText [^1]: dál.\n') })).toEqual([])
  })

  test.each([
    ['wording', 'Verbatim'],
    ['wording', '" summary "'],
    ['wording', ''],
    ['kind', 'PROGRAM'],
    ['status', 'Draft'],
    ['draft', 'false'],
    ['published', 'yes'],
    ['published', 'ano'],
  ])('but not of a word in another case: %s: %s', (key, value) => {
    expect(check({ 'kolin/hriste.md': text({ [key]: value, url: 'https://kolin.example.cz' }) })).toEqual([])
  })

  test('no place', () => {
    const content = text({ place: null, campaignCategoryUid: 'komunalni2022' })
    expect(named(check({ 'komunalni2022/hriste.md': content }))).toEqual([
      'place-missing komunalni2022/hriste.md:5',
    ])
  })

  test('a folder of another year than its text', () => {
    expect(named(check({ 'kolin2018/hriste.md': text() }))).toEqual([
      'category-differs kolin2018/hriste.md:6',
    ])
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
    expect(named(problems)).toEqual(['leftover-other-place _program/kutna-hora2022/hriste.md:5'])
    expect(problems[0]?.message).toContain('Kutná Hora')
  })

  test('a text whose place holds no such election (R1)', () => {
    const problems = check({
      '_config.yml': 'title: Piráti Liberecký kraj\nurl: https://lbk.example.cz\n',
      '_program/2022-komunalni/hriste.md': text({ place: null, campaignCategoryUid: '2022-komunalni' }),
    })
    expect(named(problems)).toEqual(['election-of-another-place _program/2022-komunalni/hriste.md:5'])
    expect(problems[0]?.message).toContain('komunální volby 2022')
  })

  test('a uid used twice in one campaign, at both texts', () => {
    const problems = check({
      'a.md': text(),
      'b.md': text({}, 'Postavíme lavičky.\n'),
      'c.md': text({ uid: 'park' }),
    })
    expect(named(problems)).toEqual(['uid-clash a.md:5', 'uid-clash b.md:5'])
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
    expect(named(problems)).toEqual(['document-repeated b.md:8'])
    expect(problems[0]?.message).toContain('a.md')
  })

  test('but not of two short texts that are the same', () => {
    expect(check({ 'a.md': text(), 'b.md': text({ uid: 'b' }) })).toEqual([])
  })

  test('a campaign that speaks of another region', () => {
    const body = 'V Liberci bude park. V Turnově také. Liberec a Turnov spojí vlak. V Jablonci bude kino.\n'
    const problems = check({ 'kolin2022/a.md': text({}, body), 'kolin2022/b.md': text({ uid: 'b' }) })
    expect(named(problems)).toEqual(['campaign-of-another-place kolin2022/a.md:8'])
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

/** A line added to the head of a text that names its year, place and original; where it lies is line 8. */
function headed(line: string, plain = true): Files {
  const file = text({ url: 'https://kolin.example.cz/hriste', garant: null }).replace(
    '\n---\n',
    `\n${line}\n---\n`,
  )
  return plain
    ? { 'kolin2022/a.md': file }
    : { '_config.yml': 'title: Kolín\n', '_program/kolin2022/a.md': file }
}

/** What a reader is told of the text, and what its editor is. */
function told(files: Files) {
  const { documents, problems } = loadLibrary([folder(files)], { gazetteer })
  const [passage] = passagesIn(...documents)
  return {
    wording: passage?.source.wording,
    status: passage?.source.status,
    year: passage?.source.year,
    named: [...problems, ...checked(documents)].map(({ rule, line }) => `${rule}:${line}`),
  }
}

describe('a head that cannot be understood never makes the better claim, and its line is told', () => {
  const LINE = 8

  test.each([
    ['wording: doslova', 'summary', 'wording-unknown'],
    ['wording: [verbatim]', 'summary', 'wording-unknown'],
    ['wording: sumary', 'summary', 'wording-unknown'],
    ['Wording: summary', 'summary', 'key-case'],
    ['WORDING: Summary', 'summary', 'key-case'],
    ['wordnig: summary', 'summary', 'key-unknown'],
    ['wordnig: verbatim', 'summary', 'key-unknown'],
    ['wording2: shrnutí', 'summary', 'key-unknown'],
    ['znění: summary', 'summary', 'key-unknown'],
    ['working: summary', 'summary', 'key-unknown'],
    ['working: deset hodin', 'summary', 'key-unknown'],
    ['warning: pozor na psa', 'verbatim', 'key-unknown'],
    ['wording: summary', 'summary', ''],
    ['wording: " Verbatim "', 'verbatim', ''],
    ['wording:', 'verbatim', ''],
  ])('%s is %s', (line, wording, rule) => {
    expect(told(headed(line))).toMatchObject({ wording, named: rule === '' ? [] : [`${rule}:${LINE}`] })
  })

  test.each([
    ['status: schváleno', 'draft', 'status-unknown'],
    ['status: koncept', 'draft', 'status-unknown'],
    ['status: true', 'draft', 'status-unknown'],
    ['Status: Draft', 'draft', 'key-case'],
    ['stauts: koncept', 'draft', 'key-unknown'],
    ['state: draft', 'draft', 'key-unknown'],
    ['state: Česko', 'current', 'key-unknown'],
    ['stav: draft', 'draft', 'key-unknown'],
    ['koncept: ano', 'draft', 'key-unknown'],
    ['drfat: true', 'draft', 'key-unknown'],
    ['draft: možná', 'draft', 'draft-unknown'],
    ['draft: yes', 'draft', ''],
    ['draft: no', 'current', ''],
    ['published: brzy', 'draft', 'published-unknown'],
    ['published: no', 'draft', ''],
    ['publisher: Město Kolín', 'current', 'key-unknown'],
    ['status: draft', 'draft', ''],
    ['status:', 'current', ''],
  ])('%s is %s', (line, status, rule) => {
    expect(told(headed(line))).toMatchObject({ status, named: rule === '' ? [] : [`${rule}:${LINE}`] })
  })

  test.each([
    ['wording: summary\nwording: verbatim', { wording: 'summary' }, 'key-repeated:9'],
    ['wording: verbatim\nwording: summary', { wording: 'summary' }, 'key-repeated:9'],
    ['wording: verbatim\nWording: verbatim', { wording: 'verbatim' }, 'key-case:9'],
    ['status: draft\nstatus:', { status: 'draft' }, 'key-repeated:9'],
    ['draft: true\ndraft: false', { status: 'draft' }, 'key-repeated:9'],
  ])('%j counts as the weaker', (lines, claim, rule) => {
    const found = told(headed(lines))
    expect(found).toMatchObject(claim)
    expect(found.named).toContain(rule)
  })

  test.each([
    ['wordnig: summary', { wording: 'summary' }, ['key-unknown:8']],
    ['wordnig: sumary', { wording: 'summary' }, ['key-unknown:8']],
    ['wordnig: velmi pěkné', { wording: 'verbatim' }, ['key-unknown:8']],
    ['state: Česko', { status: 'current' }, ['key-unknown:8']],
    ['layout: page', { wording: 'verbatim', status: 'current' }, []],
    ['autor: Jana Nová', { wording: 'verbatim', status: 'current' }, []],
    ['fotogalerie: 12', { wording: 'verbatim', status: 'current' }, []],
  ])('on a site, which has keys of its own: %s', (line, claim, named) => {
    expect(told(headed(line, false))).toMatchObject({ ...claim, named })
  })

  test.each([
    ['2062-13-45', null, 'undated', 'year-invalid'],
    ['dva tisíce', null, 'undated', 'year-invalid'],
    ['3026', null, 'undated', 'year-invalid'],
    ['22', null, 'undated', 'year-invalid'],
    ['20222', null, 'undated', 'year-invalid'],
    ['[2022]', null, 'undated', 'year-invalid'],
    ['2022-02-30', null, 'undated', 'year-invalid'],
    ['2062', 2062, 'undated', 'year-invalid'],
    ['2022', 2022, 'current', ''],
    ['"2022"', 2022, 'current', ''],
    ['2022–2026', 2022, 'current', ''],
    ['2022-09-23', 2022, 'current', ''],
    ['23. 9. 2022', 2022, 'current', ''],
    ['2026', 2026, 'current', ''],
    ['', 2022, 'current', ''],
  ])('year: %s is %s, %s', (stated, year, status, rule) => {
    const found = told({ 'kolin2022/a.md': text({ year: stated }) })
    expect(found).toMatchObject({ year, status, named: rule === '' ? [] : [`${rule}:4`] })
  })
})

describe('a value that is lost is told with its line', () => {
  test.each([
    ['title: 2026', 'value-not-text kolin2022/a.md:2', /The title is 2026, .*called "a\.md"/],
    ['title: true', 'value-not-text kolin2022/a.md:2', /The title is true/],
    ['title: [a, b]', 'value-not-text kolin2022/a.md:2', /The title is \["a","b"\]/],
    ['place: Brnno', 'place-unknown kolin2022/a.md:3', /"Brnno" is not known\. Was Brno meant\?/],
    ['place: Horní Krkolomice', 'place-unknown kolin2022/a.md:3', /"Horní Krkolomice" is not known\.$/],
    ['url: www.kolin.example.cz', 'url-invalid kolin2022/a.md:7', /"www\.kolin\.example\.cz" is no address/],
    ['url: javascript:alert(1)', 'url-invalid kolin2022/a.md:7', /no address/],
    ['guarantor: Jana Nová', 'key-unknown kolin2022/a.md:7', /"guarantor" is not known, "garant" is/],
    ['autor: Jana Nová', 'key-unknown kolin2022/a.md:7', /"garant" is/],
    ['barva: modrá', 'key-unknown kolin2022/a.md:7', /"barva" is not known\.$/],
    ['Postavíme také toto: most', 'key-unknown kolin2022/a.md:7', /is no key/],
    ['garant: 12', 'value-not-text kolin2022/a.md:7', /The garant is 12/],
  ])('%s', (line, name, message) => {
    const [key = '', value = ''] = line.split(/: (.*)/)
    const problems = check({ 'kolin2022/a.md': text({ [key]: value }) })
    expect(named(problems)).toEqual([name])
    expect(problems[0]?.message).toMatch(message)
    expect(problems[0]?.severity).toBe('warning')
  })

  test('two titles: which of them counts', () => {
    const file = text().replace('title: Hřiště\n', 'title: Lávka\ntitle: Hřiště\n')
    const problems = check({ 'kolin2022/a.md': file })
    expect(named(problems)).toEqual(['key-repeated kolin2022/a.md:3'])
    expect(problems[0]?.message).toBe('"title" stands on line 2 already; the last one counts.')
  })

  test('an order that another chapter of the folder has', () => {
    const files = {
      'kolin2022/a.md': text({ order: '1' }),
      'kolin2022/b.md': text({ uid: 'b', order: '1' }),
      'kolin2022/c.md': text({ uid: 'c', order: '2' }),
      'kolin2022/d.md': text({ uid: 'd', order: '1', place: 'Praha' }),
      'kolin2022/e/f.md': text({ uid: 'f', order: '1' }),
    }
    const problems = check(files)
    expect(named(problems)).toEqual(['order-repeated kolin2022/b.md:7'])
    expect(problems[0]?.message).toContain('kolin2022/a.md')
  })

  test('a message stays one line, whatever the value', () => {
    const value = `"${'dlouhé\\n\u202e '.repeat(400)}"`
    for (const key of ['place', 'url', 'wording', 'status', 'year', value]) {
      for (const { message } of check({ 'kolin2022/a.md': text({ [key]: value }) }))
        expect(message).toMatch(/^[^\p{Cc}\p{Cf}]{1,300}$/u)
    }
  })
})

test('every problem says what to do', () => {
  const problems = check({ '# a.md': 'Nic.', 'b.md': text({ wording: 'summary', title: null }, '') })
  expect(problems.length).toBeGreaterThan(3)
  for (const problem of problems) {
    expect(problem.severity).toBe('warning')
    expect(problem.message).toMatch(/\.$/)
    expect(problem.remedy).toMatch(/\S/)
  }
})

test('the content shipped with the project has no problem', () => {
  const { documents, problems } = shippedLibrary
  expect(documents.length).toBeGreaterThan(5)
  expect(problems).toEqual([])
  expect(checked(documents, new Date())).toEqual([])
})
