import { describe, expect, test } from 'vitest'
import { type FrontMatter, type FrontMatterFault, readFrontMatter } from '../../src/content/front-matter.ts'
import { read, shown } from '../documents.ts'

function head(file: string): FrontMatter {
  const found = readFrontMatter(file)
  if ('rule' in found) throw new Error(found.message)
  return found
}

function fault(file: string): FrontMatterFault {
  const found = readFrontMatter(file)
  if (!('rule' in found)) throw new Error(`read as ${JSON.stringify(found.data)}`)
  return found
}

describe('the head of a file', () => {
  test.each([
    ['ends at the second line of dashes', '---\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    ['may be missing', 'Text bez hlavy.\n', {}, 'Text bez hlavy.\n'],
    ['may be empty', '---\n---\nText.', {}, 'Text.'],
    ['may begin with an empty line', '---\n\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    ['may be all there is', '---\ntitle: Most\n---', { title: 'Most' }, ''],
    ['may mix line ends', '---\ntitle: Most\n---\r\nText.', { title: 'Most' }, 'Text.'],
    ['may follow a byte order mark', '\uFEFF---\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    ['may follow blank lines', '\n \n---\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    ['may follow a blank Windows line', '\r\n---\r\ntitle: Most\r\n---\r\nText.', { title: 'Most' }, 'Text.'],
    ['may follow spaces', '  ---\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    [
      'may follow what cannot be seen',
      '\uFEFF\u200B\n---\ntitle: Most\n---\nText.',
      { title: 'Most' },
      'Text.',
    ],
    [
      'has known keys in any case',
      '---\nTITLE: Most\nBarva: x\n---\nText.',
      { title: 'Most', Barva: 'x' },
      'Text.',
    ],
    [
      'below a blank line needs a known key',
      '\n---\nMost a lávka.\n---\nText.',
      {},
      '\n---\nMost a lávka.\n---\nText.',
    ],
    ['may not follow text', 'Most.\n---\ntitle: Most\n---\n', {}, 'Most.\n---\ntitle: Most\n---\n'],
    [
      'is none of a text that mentions a key',
      'title: Most je jen řádek.\n\nText.',
      {},
      'title: Most je jen řádek.\n\nText.',
    ],
    ['is none of a text in capitals', 'Rok: 2022\nMisto: Kolín\n', {}, 'Rok: 2022\nMisto: Kolín\n'],
    ['may say that it is YAML', '---yaml\ntitle: Most\n---\nText.', { title: 'Most' }, 'Text.'],
    ['ends once', '---\na: 1\n---\na: 1\n---\nText.', { a: 1 }, 'a: 1\n---\nText.'],
    ['of an empty file is empty', '', {}, ''],
  ])('%s', (_, file, data, body) => {
    const found = head(file)
    expect(found.data).toEqual(data)
    expect(file.slice(found.bodyFrom)).toBe(body)
  })

  test.each([
    ['---\ntitle: Most\n---\nText.', true],
    ['\uFEFF---\ntitle: Most\n---\nText.', true],
    ['---\n---\nText.', true],
    ['Text.', false],
    ['----\nČtyři čárky nejsou hlava.', false],
    ['', false],
    ['\n---\ntitle: Most\n---\nText.', true],
    ['\n---\nText.\n---\n', false],
  ])('is there in %j: %j', (file, present) => {
    expect(head(file).present).toBe(present)
  })
})

describe('values', () => {
  test.each([
    ['a comment line says nothing', '#title: Lávka\ntitle: Most', { title: 'Most' }],
    ['a comment after a value says nothing', 'title: Most      # text odkazů', { title: 'Most' }],
    ['a commented-out key with its lines', '#perex: >\n#  [ text ]\ntitle: Most', { title: 'Most' }],
    ['of a key given twice, the last one counts', 'title: Lávka\ntitle: Most', { title: 'Most' }],
    ['a key twice inside a map', 'a:\n  items: 1\n  items: 2', { a: { items: 2 } }],
    ['an empty value', 'garant:\ntitle: Most', { garant: null, title: 'Most' }],
    ['an HTML comment is a key like any other', '<!--- kdo: já --->', { '<!--- kdo': 'já --->' }],
    ['a tab before a comment', 'title: Most\t# poznámka', { title: 'Most' }],
    ['a number', 'year: 2022', { year: 2022 }],
    ['a day that does not exist is a text', 'date: 2022-02-30', { date: '2022-02-30' }],
    ['lists of maps', 'relatives:\n  - uid: a\n  - uid: b', { relatives: [{ uid: 'a' }, { uid: 'b' }] }],
    ['a no-break space', 'title: Most –\u00a0lávka', { title: 'Most –\u00a0lávka' }],
    ['spaces after a value', 'garant: jana.nova   ', { garant: 'jana.nova' }],
    ['a link to an anchor', 'a: &x Most\nb: *x', { a: 'Most', b: 'Most' }],
    ['a name of JavaScript objects', 'constructor: a\ntoString: b', { constructor: 'a', toString: 'b' }],
  ])('%s', (_, yaml, data) => {
    expect(head(`---\n${yaml}\n---\nText.`).data).toEqual(data)
  })

  test('cannot change what other objects are', () => {
    head('---\n__proto__: { hacked: true }\n---\n')
    expect(({} as { hacked?: boolean }).hacked).toBeUndefined()
  })
})

/** Every spelling of the same perex. */
const PEREX: readonly (readonly [string, string])[] = [
  ['plain', 'perex: Postavíme most pro pěší.'],
  ['plain over two lines', 'perex: Postavíme most\n  pro pěší.'],
  ['folded, one space', 'perex: >\n Postavíme most\n pro pěší.'],
  ['folded, two spaces', 'perex: >\n  Postavíme most\n  pro pěší.'],
  ['folded, four spaces', 'perex: >\n    Postavíme most\n    pro pěší.'],
  ['folded, end stripped', 'perex: >-\n  Postavíme most\n  pro pěší.'],
  ['folded, end kept', 'perex: >+\n  Postavíme most\n  pro pěší.\n\n'],
  ['folded, indentation named', 'perex: >2\n  Postavíme most\n  pro pěší.'],
  ['folded, with a comment', 'perex: > # úvod\n  Postavíme most\n  pro pěší.'],
  ['folded, before another key', 'perex: >\n  Postavíme most\n  pro pěší.\norder: 1'],
  ['folded, Windows line ends', 'perex: >\r\n  Postavíme most\r\n  pro pěší.\r'],
  ['literal', 'perex: |\n  Postavíme most\n  pro pěší.'],
  ['in quotation marks', 'perex: "Postavíme most pro pěší."'],
  ['in apostrophes', "perex: 'Postavíme most pro pěší.'"],
  ['in quotation marks over two lines', 'perex: "Postavíme most\n  pro pěší."'],
  ['before a comment', 'perex: Postavíme most pro pěší. # úvod'],
  ['given twice', 'perex: Nestavíme nic.\nperex: Postavíme most pro pěší.'],
  ['with an anchor', 'perex: &uvod Postavíme most pro pěší.'],
]

describe('a text of the head', () => {
  test.each(PEREX)('%s', (_, yaml) => {
    const file = `---\n${yaml}\n---\n`
    const field = head(file).field('perex')
    expect(field?.text.replace(/\s+/g, ' ').trim()).toBe('Postavíme most pro pěší.')
    expect(field?.text).not.toMatch(/^ /m)
    for (const [index, character] of [...(field?.text ?? '')].entries()) {
      if (character !== '\n') expect(file[field?.offset(index) ?? -1]).toBe(character)
    }
  })

  test.each(PEREX)('%s, quoted', (_, yaml) => {
    expect(shown(read(`---\n${yaml}\n---\n`))).toEqual(['Postavíme most pro pěší.'])
  })

  test.each([
    ['missing', 'title: Most'],
    ['empty', 'perex:'],
    ['a number', 'perex: 2022'],
    ['a list', 'perex: [most, lávka]'],
    ['a map', 'perex: { most: lávka }'],
  ])('that is %s is none', (_, yaml) => {
    expect(head(`---\n${yaml}\n---\n`).field('perex')).toBeNull()
  })

  test.each([
    ['nothing', 'intro: >'],
    ['another key', 'intro: >\norder: 1'],
    ['an empty line', 'intro: >\n\norder: 1'],
  ])('folded and followed by %s is empty', (_, yaml) => {
    const field = head(`---\n${yaml}\n---\nText.`).field('intro')
    expect(field?.text.trim() ?? '').toBe('')
  })

  test('keeps its paragraphs apart', () => {
    const file = '---\nperex: >\n  Postavíme most.\n\n  Opravíme lávku.\n---\n'
    expect(shown(read(file))).toEqual(['Postavíme most.', 'Opravíme lávku.'])
  })

  test('never has what a page does not show', () => {
    const file = '---\nperex: Postavíme <!-- tajné --> most.\n---\n'
    expect(shown(read(file))).toEqual(['Postavíme most.'])
  })

  test('may break its lines by a backslash', () => {
    expect(shown(read('---\nperex: "Postavíme \\\n  most."\n---\n'))).toEqual(['Postavíme most.'])
  })

  test('may have marks of Markdown and HTML', () => {
    const file = '---\nperex: Postavíme **most**<br>a <a href="/x">lávku</a>.\n---\n'
    expect(shown(read(file))).toEqual(['Postavíme most a lávku.'])
  })
})

describe('a head that cannot be read names the line and the remedy', () => {
  test.each([
    ['never closed', '---\ntitle: Most\n\nText bez konce hlavy.', 'front-matter-unclosed', 1],
    ['never closed, below a blank line', '\n---\ntitle: Most\n\nText.', 'front-matter-unclosed', 2],
    [
      'closed by a line of the text',
      '---\ntitle: Most\n\nText mostu.\n\n---\n\nDál.',
      'front-matter-unclosed',
      4,
    ],
    ['closed by a line of a list', '---\ntitle: Most\n\n- most\n- lávka\n---\n', 'front-matter-unclosed', 4],
    ['closed by a line of bold text', '---\ntitle: Most\n\n**Most** je.\n---\n', 'front-matter-unclosed', 4],
    ['a colon above a list', '---\ntitle: Most: nový\ntags:\n\n- a\n---\n', 'front-matter-invalid', 2],
    ['never opened', 'title: Most\nplace: Kolín\n---\n\nText.', 'front-matter-unopened', 1],
    ['never opened, below a blank line', '\ntitle: Most\n---\n\nText.', 'front-matter-unopened', 2],
    ['never opened nor closed', 'title: Most\nwording: summary\n\nText.', 'front-matter-unopened', 1],
    ['a sentence', '---\nMost a lávka.\n---\n', 'front-matter-invalid', 2],
    ['a line without a colon', '---\ntitle: Most\nplace Kolín\n---\n', 'front-matter-invalid', 3],
    ['never closed, with a byte order mark', '\uFEFF---\ntitle: Most\n', 'front-matter-unclosed', 1],
    ['never closed, dashes inside a line', '---\ntitle: Most\nText --- dál', 'front-matter-unclosed', 1],
    ['a colon in a value', '---\ntitle: ŠABLONA: schůze\n---\n', 'front-matter-invalid', 2],
    ['a quotation mark not closed', '---\ntitle: Most\nperex: "Postavíme\n---\n', 'front-matter-invalid', 3],
    ['a tab before a key', '---\ntitle: Most\na:\n\tb: 1\n---\n', 'front-matter-invalid', 4],
    ['Windows line ends', '---\r\ntitle: Most\r\nperex: a: b\r\n---\r\n', 'front-matter-invalid', 3],
    [
      'bold without quotation marks',
      '---\ntitle: Most\nperex: **Most** je.\n---\n',
      'front-matter-invalid',
      3,
    ],
    ['JavaScript', '---js\n{ title: "Most" }\n---\n', 'front-matter-language', 1],
    ['JavaScript by its full name', '---javascript\n{ title: "Most" }\n---\n', 'front-matter-language', 1],
    ['JavaScript after a space', '--- js\n{ title: "Most" }\n---\n', 'front-matter-language', 1],
    ['JavaScript with Windows line ends', '---js\r\n{}\r\n---\r\n', 'front-matter-language', 1],
    ['JavaScript after a byte order mark', '\uFEFF---js\n{}\n---\n', 'front-matter-language', 1],
    ['CoffeeScript', '---coffee\ntitle\n---\n', 'front-matter-language', 1],
    ['JSON', '---json\n{ "title": "Most" }\n---\n', 'front-matter-language', 1],
    ['TOML', '---toml\ntitle = "Most"\n---\n', 'front-matter-language', 1],
  ])('%s', (_, file, rule, line) => {
    const found = fault(file)
    expect(found).toMatchObject({ rule, line })
    expect(found.message).not.toMatch(/\n/)
    expect(found.remedy).toMatch(/\S/)
  })

  test.each(['---js', '---javascript', '--- js ', '\uFEFF---js', '---JS', '---coffee', '---\n---js'])(
    'and never runs what follows %j',
    opening => {
      const spy = globalThis as { ran?: boolean }
      readFrontMatter(`${opening}\n{ title: (globalThis.ran = true) }\n---\nText.`)
      expect(spy.ran).toBeUndefined()
    },
  )

  test('and no tag of YAML runs anything', () => {
    const spy = globalThis as { ran?: boolean }
    readFrontMatter('---\na: !!js/function "function () { globalThis.ran = true }()"\n---\n')
    expect(spy.ran).toBeUndefined()
  })
})

describe('the remedy is that of the fault', () => {
  test.each([
    ['a tab before a key', '---\ntitle: Most\na:\n\tb: 1\n---\n', /spaces instead of tabs/],
    ['a tab at the first level', '---\ntitle: Most\n\tplace: Kolín\n---\n', /spaces instead of tabs/],
    ['a tab before an item', '---\na:\n  - b\n\t- c\n---\n', /spaces instead of tabs/],
    ['a colon in a value', '---\ntitle: Most: nový\n---\n', /between quotation marks/],
    [
      'a head closed by the text',
      '---\ntitle: Most\n\nText mostu.\n\n---\n',
      /`---` alone between the head and the text/,
    ],
    ['a line without a colon', '---\ntitle: Most\nplace Kolín\n---\n', /`key: value` on every line/],
    ['a head that is never opened', 'title: Most\n---\nText.', /`---` alone above/],
  ])('%s', (_, file, remedy) => {
    expect(fault(file).remedy).toMatch(remedy)
  })
})

test('every field has its line, however its value is written', () => {
  const file =
    '\uFEFF\n---\n# poznámka\ntitle: Most\nperex: >\n  a\n  b\n\n"year": 2022\ntags:\n  - a\nTitle: Lávka\n---\nText.'
  expect(head(file).fields.map(({ key, name, line }) => `${key} ${name} ${line}`)).toEqual([
    ...['title title 4', 'perex perex 5', 'year year 9', 'tags tags 10', 'Title title 12'],
  ])
  expect(head(file).lateLine).toBe(2)
  expect(head(file).data).toMatchObject({ title: 'Lávka' })
})

test('a head of a length that no head has is refused before it is parsed', () => {
  const long = (letters: number) => `---\ntitle: Most\nperex: ${'x'.repeat(letters)}\n---\nText.`
  expect(head(long(16_000)).data.title).toBe('Most')
  expect(fault(long(17_000))).toMatchObject({ rule: 'front-matter-invalid', line: 1 })
  expect(fault(long(17_000)).message).toMatch(/17\d+ letters/)
})

test('a bomb of anchors is refused', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let at = 1; at < 12; at++) lines.push(`a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}]`)
  expect(fault(`---\n${lines.join('\n')}\n---\n`).rule).toBe('front-matter-invalid')
})
