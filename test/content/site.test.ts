import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { readSite } from '../../src/content/site.ts'
import { checked, type Files, folder, gazetteer, named, passagesIn } from '../documents.ts'

const PAGE = '---\ntitle: Hřiště\n---\nPostavíme nové hřiště u školy.\n'

interface Config {
  readonly permalink?: string
  readonly output?: boolean
  /** Lines of the configuration besides the collection; by default the address of the site. */
  readonly top?: string
}

function configOf({
  permalink,
  output = true,
  top = 'url: https://kolin.example.cz\n',
}: Config = {}): string {
  const pattern = permalink === undefined ? '' : `    permalink: ${permalink}\n`
  return `${top}collections:\n  program:\n    output: ${output}\n${pattern}`
}

/** An address as a value of YAML. */
const quoted = (text: string) => JSON.stringify(text)

function load(files: Files, name?: string) {
  return loadLibrary([folder(files, name)], { gazetteer })
}

/** Address of one file of a site. */
function addressOf(file: string, config: string, page = PAGE, name?: string): string | null {
  const { documents } = load({ '_config.yml': config, [file]: page }, name)
  const document = documents.find(other => other.file === file)
  if (document === undefined) throw new Error(`${file} was not read`)
  return document.url
}

describe('a page of the programme is at', () => {
  const FILE = '_program/2018-komunalni/hriste.md'

  test.each([
    ['/komunalni-volby/program/:path/', '/komunalni-volby/program/2018-komunalni/hriste/'],
    ['/program/:path/', '/program/2018-komunalni/hriste/'],
    ['/volby/:path:output_ext', '/volby/2018-komunalni/hriste.html'],
    ['/volby/:path/', '/volby/2018-komunalni/hriste/'],
    ['/volby/program/:path/', '/volby/program/2018-komunalni/hriste/'],
    ['/komunalni-volby/:path/', '/komunalni-volby/2018-komunalni/hriste/'],
    ['/komunalni-volby-2018/program/:path/', '/komunalni-volby-2018/program/2018-komunalni/hriste/'],
    ['/:path/', '/2018-komunalni/hriste/'],
    ['/:collection/:name:output_ext', '/program/hriste.html'],
    ['/volby/:title/', '/volby/hriste/'],
  ])('%s', (permalink, path) => {
    expect(addressOf(FILE, configOf({ permalink }))).toBe(`https://kolin.example.cz${path}`)
  })

  test.each([
    ['pretty', '/program/2018-komunalni/hriste/'],
    ['/:categories/:title/', '/program/2018-komunalni/hriste/'],
    ['/:title:output_ext', '/program/2018-komunalni/hriste.html'],
    ['date', '/program/2018-komunalni/hriste.html'],
    ['none', '/program/2018-komunalni/hriste.html'],
    ['/:title', '/program/2018-komunalni/hriste'],
  ])('its folders and name, ended as the whole site has it: %s', (ofSite, path) => {
    const top = `url: https://kolin.example.cz\npermalink: ${ofSite}\n`
    expect(addressOf(FILE, configOf({ top }))).toBe(`https://kolin.example.cz${path}`)
  })

  test('its slug in the place of its name', () => {
    const page = '---\ntitle: Hřiště\nslug: nova-hriste\n---\nText.\n'
    const address = addressOf(FILE, configOf({ permalink: '/volby/:title/' }), page)
    expect(address).toBe('https://kolin.example.cz/volby/nova-hriste/')
  })

  test('its own ending when it is no Markdown', () => {
    const address = addressOf('_program/hriste.txt', configOf())
    expect(address).toBe('https://kolin.example.cz/program/hriste.txt')
  })

  test('its folders and name when the site has no pattern', () => {
    expect(addressOf(FILE, configOf())).toBe('https://kolin.example.cz/program/2018-komunalni/hriste.html')
  })

  test.each([
    ['a base path', 'url: https://kolin.example.cz\nbaseurl: /web\n', 'https://kolin.example.cz/web/volby/'],
    [
      'slashes too many',
      'url: https://kolin.example.cz/\nbaseurl: /web/\n',
      'https://kolin.example.cz/web/volby/',
    ],
    ['an empty base path', 'url: https://kolin.example.cz\nbaseurl: ""\n', 'https://kolin.example.cz/volby/'],
    [
      'an address given twice',
      'url: https://jinde.example.cz\nurl: https://kolin.example.cz\n',
      'https://kolin.example.cz/volby/',
    ],
    [
      'a theme given twice',
      'theme: a\ntheme: b\nurl: https://kolin.example.cz\n',
      'https://kolin.example.cz/volby/',
    ],
    [
      'an address of something else',
      'github:\n  url: https://jinde.example.cz\nurl: https://kolin.example.cz\n',
      'https://kolin.example.cz/volby/',
    ],
    ['an empty address', 'url: ""\n', 'https://tabor.example.cz/volby/'],
    ['no address', 'title: Kolín\n', 'https://tabor.example.cz/volby/'],
    [
      'only the address of something else',
      'github:\n  url: https://jinde.example.cz\n',
      'https://tabor.example.cz/volby/',
    ],
  ])('the address of a site with %s', (_, top, start) => {
    const config = configOf({ permalink: '/volby/:path/', top })
    expect(addressOf(FILE, config, PAGE, 'tabor.example.cz')).toBe(`${start}2018-komunalni/hriste/`)
  })

  test.each([
    ['_program/2018/plán hřišť.md', '/volby/2018/pl%C3%A1n%20h%C5%99i%C5%A1%C5%A5/'],
    ['_program/2018/––celyprogram.md', '/volby/2018/%E2%80%93%E2%80%93celyprogram/'],
    ['_program/2018/a&b?c.md', '/volby/2018/a%26b%3Fc/'],
    ['_program/2018/verze-1.2.md', '/volby/2018/verze-1.2/'],
    ['_program/2018/bez-pripony', '/volby/2018/bez-pripony/'],
    ['_program/hriste.md', '/volby/hriste/'],
    ['_program/2018/doprava/mhd.md', '/volby/2018/doprava/mhd/'],
  ])('%s', (file, path) => {
    expect(addressOf(file, configOf({ permalink: '/volby/:path/' }))).toBe(`https://kolin.example.cz${path}`)
  })

  test.each([
    ['a permalink of its own', 'permalink: /nase-hriste/\n', 'https://kolin.example.cz/nase-hriste/'],
    ['an address of its own', 'url: https://jinde.example.cz/h.html\n', 'https://jinde.example.cz/h.html'],
    ['something else as address', 'url: /h.html\n', 'https://kolin.example.cz/volby/2018-komunalni/hriste/'],
  ])('%s', (_, head, address) => {
    const page = `---\ntitle: Hřiště\n${head}---\nText.\n`
    expect(addressOf(FILE, configOf({ permalink: '/volby/:path/' }), page)).toBe(address)
  })
})

describe('there is no page', () => {
  test.each([
    ['of a switched-off file', '_program/2018/# hriste.md', configOf()],
    ['of a backup', '_program/2018/~hriste.md', configOf()],
    ['of a draft by its name', '_program/2018/_hriste.md', configOf()],
    ['of a file in a switched-off folder', '_program/# 2018/hriste.md', configOf()],
    ['in a collection without output', '_program/2018/hriste.md', configOf({ output: false })],
    ['without a collection', '_program/2018/hriste.md', 'url: https://kolin.example.cz\n'],
    [
      'with another collection',
      '_program/2018/hriste.md',
      'url: https://kolin.example.cz\ncollections:\n  lide:\n    output: true\n',
    ],
    ['without any address', '_program/2018/hriste.md', configOf({ top: 'title: Kolín\n' })],
    ['with an empty configuration', '_program/2018/hriste.md', ''],
    ['with a configuration that is a list', '_program/2018/hriste.md', '- url\n'],
    ['with a configuration that is no YAML', '_program/2018/hriste.md', 'url: [kolin\n  a: : b\n'],
  ])('%s', (_, file, config) => {
    expect(addressOf(file, config)).toBeNull()
  })

  test.each([
    ['of an unpublished file', '---\ntitle: Hřiště\npublished: false\n---\nText.\n'],
    ['of a file without a head', 'Postavíme nové hřiště u školy.\n'],
  ])('%s', (_, page) => {
    expect(addressOf('_program/2018/hriste.md', configOf(), page)).toBeNull()
  })

  test('and still the text is quoted, with its file and line', () => {
    const { documents } = load({ '_config.yml': configOf(), '_program/2018/# hriste.md': PAGE })
    expect(passagesIn(...documents)).toMatchObject([
      {
        text: 'Postavíme nové hřiště u školy.',
        source: { file: '_program/2018/# hriste.md', lines: [4, 4], url: null, link: null },
      },
    ])
  })
})

describe('a site without a folder for programmes has ordinary pages', () => {
  const TOP = 'url: https://kolin.example.cz\n'

  test.each([
    ['program.md', PAGE, '/program.html'],
    ['volby/2018/index.md', PAGE, '/volby/2018/'],
    ['index.md', PAGE, '/'],
    ['volby/pilíř 1.md', PAGE, '/volby/pil%C3%AD%C5%99%201.html'],
    ['program.md', '---\ntitle: A\npermalink: /nas-program/\n---\nText.\n', '/nas-program/'],
    ['_includes/pilir.md', PAGE, null],
    ['program.md', '---\ntitle: A\npublished: false\n---\nText.\n', null],
    ['program.md', 'Text bez hlavy.\n', null],
    ['program.md', `\n${PAGE}`, null],
    ['program.md', '---\ntitle: A\npublished: no\n---\nText.\n', null],
    ['volby/a.md', '---\ntitle: A\npermalink: :path/:basename.html\n---\nText.\n', '/volby/a.html'],
    ['a.md', '---\ntitle: A\npermalink: :path/:basename:output_ext\n---\nText.\n', '/a.html'],
  ])('%s', (file, page, path) => {
    const address = addressOf(file, configOf({ top: TOP, permalink: '/volby/:path/' }), page)
    expect(address).toBe(path === null ? null : `https://kolin.example.cz${path}`)
  })
})

describe('a folder without configuration is no site', () => {
  test('its texts have the address that they state', () => {
    const { documents } = load({
      'a.md': PAGE,
      'b.md': '---\ntitle: B\nurl: https://kolin.example.cz/b\n---\nText.\n',
    })
    expect(documents.map(document => document.url)).toEqual([null, 'https://kolin.example.cz/b'])
  })
})

describe('of a site are read', () => {
  test('the texts of the programme and nothing else', () => {
    const { documents } = load({
      '_config.yml': configOf(),
      '_program/2018/hriste.md': PAGE,
      '_program/2018/plan.txt': PAGE,
      '_program/2018/bez-pripony': PAGE,
      '_program/2018/obrazek.png': 'x',
      '_program/2018/data.yml': 'a: 1',
      '_posts/2018-01-01-novinka.md': PAGE,
      'o-nas.md': PAGE,
    })
    expect(documents.map(document => document.file)).toEqual([
      '_program/2018/bez-pripony',
      '_program/2018/hriste.md',
      '_program/2018/plan.txt',
    ])
  })

  test.each([
    ['a list', '_data/people.yml', '- uid: jana.nova\n  name: Jana Nová\n- name: Bez uid\n'],
    ['names by uid', '_data/people.yaml', 'jana.nova: Jana Nová\npetr.maly: 5\n'],
    ['people by uid', '_data/people_old.yml', 'jana.nova:\n  name: " Jana Nová"\npetr.maly:\n'],
    ['JSON', '_data/people.json', '[{"uid": "jana.nova", "name": "Jana Nová"}]'],
  ])('the names of its people in its data, as %s', (_, path, text) => {
    const root = folder({ '_config.yml': 'title: Piráti Kolín\n', [path]: text })
    expect([...(readSite(root, gazetteer)?.people ?? [])]).toEqual([['jana.nova', 'Jana Nová']])
  })

  test('the names of its people and campaigns', () => {
    const { documents } = load({
      '_config.yml': configOf({ top: 'title: Piráti Kolín\n' }),
      '_data/campaigns.yml':
        '- title: Volby\n  campaigns:\n    - categoryUid: 2018-komunalni\n      title: " Kolín pro lidi "\n',
      '_people/jana-nova.md': '---\nname: Ing. Jana Nová\nuid: jana.nova\n---\n',
      '_people/petr.maly.md': '---\nname: Petr Malý\n---\n',
      '_people/bez-jmena.md': '---\nuid: nikdo\n---\n',
      '_people/rozbity.md': '---\nname: a: b\n---\n',
      '_program/2018-komunalni/a.md':
        '---\ntitle: A\ngarant: jana.nova\ncampaignCategoryUid: 2018-komunalni\n---\nText.\n',
      '_program/2018-komunalni/b.md': '---\ntitle: B\ngarant: petr.maly\n---\nText.\n',
    })
    expect(documents.map(({ origin }) => [origin.guarantor, origin.campaign, origin.place?.name])).toEqual([
      ['Ing. Jana Nová', 'Kolín pro lidi', 'Kolín'],
      ['Petr Malý', null, 'Kolín'],
    ])
  })

  test.each([
    ['its title', 'title: Piráti Kolín\n', 'Kolín'],
    ['the name of the organization', 'title: Piráti\norganization:\n  name: Piráti v Táboře\n', 'Tábor'],
    ['its description', 'description: Web Libereckého kraje\n', 'Liberecký kraj'],
    ['nothing', 'title: Piráti\n', undefined],
  ])('its place from %s', (_, top, place) => {
    const { documents } = load({ '_config.yml': configOf({ top }), '_program/2018/hriste.md': PAGE })
    expect(documents[0]?.origin.place?.name).toBe(place)
  })

  test('all of its texts, even when its data cannot be read', () => {
    const { documents } = load({
      '_config.yml': configOf(),
      '_data/campaigns.yml': 'a: [b\n: c',
      '_program/2018/hriste.md': PAGE,
    })
    expect(documents).toHaveLength(1)
  })
})

describe('an address that may not be linked gives no link, and a problem of check', () => {
  const FILE = '_program/2018-komunalni/hriste.md'

  function told(files: Files) {
    const { documents, problems } = load(files, 'tabor.example.cz')
    const said = JSON.stringify(passagesIn(...documents).map(({ source }) => [source.url, source.link]))
    return { said, named: named([...problems, ...checked(documents)]) }
  }

  test.each([
    ['javascript:alert(1)//', ''],
    ['JAVASCRIPT:alert(1)//', ''],
    ['data:text/html,<b>', ''],
    ['kolin.example.cz', ''],
    ['//kolin.example.cz', ''],
    ['https://jana:heslo@kolin.example.cz', ''],
    ['https://kolin.example.cz/\u202E', ''],
    ['https://kolin.example.cz/?a=', ''],
    ['https://kolin.example.cz', '/web?a='],
    ['https://kolin.example.cz', '/\u202E'],
  ])('url: %j, baseurl: %j', (url, baseurl) => {
    const top = `title: Kolín\nurl: ${quoted(url)}\nbaseurl: ${quoted(baseurl)}\n`
    expect(told({ '_config.yml': configOf({ top }), [FILE]: PAGE })).toEqual({
      said: '[[null,null]]',
      named: ['site-address-invalid _config.yml:2'],
    })
  })

  test('nor can a base path be made the host', () => {
    for (const baseurl of [
      '@zly.example.com',
      '.zly.example.com',
      '//zly.example.com',
      '/\\zly.example.com',
    ]) {
      const top = `title: Kolín\nurl: https://kolin.example.cz\nbaseurl: ${quoted(baseurl)}\n`
      expect(told({ '_config.yml': configOf({ top }), [FILE]: PAGE }).said).toMatch(
        /^\[\[(?:null,null|"https:\/\/kolin\.example\.cz\/)/,
      )
    }
  })

  test('and signs of HTML in it are escaped', () => {
    const top = `title: Kolín\nurl: 'https://kolin.example.cz/a"onmouseover=b/<b>'\n`
    expect(told({ '_config.yml': configOf({ top }), [FILE]: PAGE })).toMatchObject({
      said: expect.stringContaining(
        'https://kolin.example.cz/a%22onmouseover=b/%3Cb%3E/program/2018-komunalni/hriste.html',
      ),
      named: [],
    })
  })

  test.each([
    ':year/:path/',
    'https://zly.example.com/:path/',
    '//zly.example.com/',
    'javascript:alert(1)',
    ':slug',
  ])('permalink: %s', permalink => {
    const config = configOf({
      permalink: quoted(permalink),
      top: 'title: Kolín\nurl: https://kolin.example.cz\n',
    })
    expect(told({ '_config.yml': config, [FILE]: PAGE })).toEqual({
      said: '[[null,null]]',
      named: ['permalink-invalid _config.yml:6'],
    })
    const page = `---\ntitle: Hřiště\npermalink: ${quoted(permalink)}\n---\nPostavíme nové hřiště u školy.\n`
    const top = 'title: Kolín\nurl: https://kolin.example.cz\n'
    expect(told({ '_config.yml': configOf({ top }), [FILE]: page })).toEqual({
      said: '[[null,null]]',
      named: [`permalink-invalid ${FILE}:3`],
    })
  })

  test('of a name that turns its letters round', () => {
    const top = 'title: Kolín\nurl: https://kolin.example.cz\n'
    expect(told({ '_config.yml': configOf({ top }), '_program/2018/a\u202Eb.md': PAGE })).toEqual({
      said: '[[null,null]]',
      named: ['permalink-invalid _program/2018/a\u202Eb.md'],
    })
  })

  test.each([
    ['_config.yml', 'title: Kolín\nurl: [kolin\n  a: : b\n', 3],
    ['_data/campaigns.yml', 'a: [b\n: c', 2],
  ])('data of the site that is no YAML: %s', (path, text, line) => {
    const files = { '_config.yml': configOf({ top: 'title: Kolín\n' }), [FILE]: PAGE, [path]: text }
    expect(told(files).named).toContain(`site-data-invalid ${path}:${line}`)
  })

  test('data of a length that no configuration has', () => {
    const files = { '_config.yml': `title: Kolín\nx: ${'x'.repeat(70_000)}\n`, [FILE]: PAGE }
    expect(told(files).named).toContain('site-data-invalid _config.yml')
  })

  test('a person whose head cannot be read', () => {
    const files = {
      '_config.yml': configOf({ top: 'title: Kolín\n' }),
      [FILE]: PAGE,
      '_people/a.md': '---\nname: a: b\n---\n',
    }
    expect(told(files).named).toEqual(['front-matter-invalid _people/a.md:2'])
  })
})
