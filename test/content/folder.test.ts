import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listTexts, readText } from '../../src/content/folder.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { isVerbatim } from '../../src/passages/verbatim.ts'
import { type Files, folder, gazetteer, named, passagesIn, writeFiles } from '../documents.ts'

const GOOD = '---\ntitle: Hřiště\n---\nPostavíme nové hřiště u školy.\n'
const SECRET = 'HESLO=velmi-tajne\n\nPostavíme nové hřiště u školy.\n'
const SITE = {
  '_config.yml': 'title: Kolín\nurl: https://kolin.example.cz\ncollections:\n  program:\n    output: true\n',
}

/** A path with a byte that is no UTF-8. */
function garbled(start: string, end: string): Buffer {
  return Buffer.concat([Buffer.from(start), Buffer.from([0xfe]), Buffer.from(end)])
}

/** A folder `obsah` with `files` beside a folder `mimo` with a secret; `links` are made in the first. */
function world(files: Files, links: Readonly<Record<string, string>> = {}) {
  const root = folder({ 'dobry.md': GOOD, ...files })
  const outside = writeFiles(join(dirname(root), 'mimo'), {
    '_config.yml': 'url: https://tajne.example.cz\n',
    ...{ '.env': SECRET, 'klic.md': SECRET, 'klice/klic.md': SECRET, 'campaigns.yml': SECRET },
  })
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    symlinkSync(target, join(root, path))
  }
  return { root, outside }
}

function load(root: string) {
  const { documents, problems } = loadLibrary([root], { gazetteer })
  return { files: documents.map(({ file }) => file), documents, problems }
}

describe('a link out of the content folder is not followed, and named with its target', () => {
  test.each<readonly [string, Files, Readonly<Record<string, string>>, string]>([
    ['a text', {}, { 'a.md': '../mimo/klic.md' }, 'a.md'],
    ['a file that is no text', {}, { 'a.md': '../mimo/.env' }, 'a.md'],
    ['an absolute one', {}, { 'a.md': '/etc/passwd' }, 'a.md'],
    ['a folder', {}, { a: '../mimo' }, 'a'],
    ['a folder deep inside', { 'b/c/d.md': GOOD }, { 'b/c/a': '../../../mimo/klice' }, 'b/c/a'],
    ['the parent', {}, { a: '..' }, 'a'],
    ['over another link', {}, { 'a.md': 'klic.txt', 'klic.txt': '../mimo/klic.md' }, 'a.md'],
    ['over a linked folder', {}, { 'a.md': 'b/klic.md', b: '../mimo' }, 'a.md'],
    ['to what git hides', { '.git/config': SECRET }, { 'a.md': '.git/config' }, 'a.md'],
    ['to a hidden file', { '.env': SECRET }, { 'x/a.md': '../.env' }, 'x/a.md'],
    ['a device', {}, { 'a.md': '/dev/zero' }, 'a.md'],
    [
      'of a site',
      { ...SITE, '_program/b.md': GOOD },
      { '_program/a.md': '../../mimo/klic.md' },
      '_program/a.md',
    ],
    ['the programme itself', SITE, { _program: '../mimo' }, '_program'],
    ['the configuration', {}, { '_config.yml': '../mimo/_config.yml' }, '_config.yml'],
    ['the campaigns', SITE, { '_data/campaigns.yml': '../../mimo/campaigns.yml' }, '_data/campaigns.yml'],
    ['the data', SITE, { _data: '../mimo' }, '_data/campaigns.yml'],
    ['a person', SITE, { '_people/x.md': '../../mimo/klic.md' }, '_people/x.md'],
  ])('%s', (_, files, links, path) => {
    const { root } = world(files, links)
    const { documents, problems } = load(root)
    expect(named(problems)).toContain(`link-outside ${path}`)
    const problem = problems.find(({ file }) => file === path)
    expect(problem).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/leads to \/.+(mimo|etc|dev|\.git|\.env|\/)/),
    })
    expect(JSON.stringify(passagesIn(...documents))).not.toMatch(/velmi-tajne|root:|tajne\.example/)
  })

  test('but one inside of it is, though the folder itself is reached by a link', () => {
    const { root } = world(
      { 'spolecne/most.md': GOOD, '..data/lavka.md': GOOD },
      { 'a.md': 'spolecne/most.md', b: 'spolecne', 'c.md': '..data/lavka.md', d: '../obsah' },
    )
    symlinkSync(root, `${root}-odkaz`)
    expect(load(`${root}-odkaz`).files).toEqual(['a.md', 'b/most.md', 'c.md', 'dobry.md'])
    expect(load(`${root}-odkaz`).problems).toEqual([])
  })

  test('though a folder beside it begins with the same name', () => {
    const { root, outside } = world({}, { 'a.md': '../obsah2/klic.md' })
    cpSync(outside, `${root}2`, { recursive: true })
    expect(named(load(root).problems)).toEqual(['link-outside a.md'])
  })

  test.each([
    ['a link', (root: string, file: string) => symlinkSync('../mimo/klic.md', join(root, file))],
    ['a pipe', (root: string, file: string) => execFileSync('mkfifo', [join(root, file)])],
  ])('even when %s takes the place of a file that was read', (_, replace) => {
    const { root } = world({ 'a/a.md': GOOD })
    const [passage] = passagesIn(...load(root).documents.filter(({ file }) => file === 'dobry.md'))
    if (passage === undefined) throw new Error('no passage')
    expect(isVerbatim(passage)).toBe(true)
    rmSync(join(root, 'dobry.md'))
    replace(root, 'dobry.md')
    expect(isVerbatim(passage)).toBe(false)
  })

  test('even when a link takes the place of the folder of a file that was read', () => {
    const { root } = world({ 'a/klic.md': GOOD })
    expect(readText(root, 'a/klic.md')).toMatchObject({ text: GOOD })
    renameSync(join(root, 'a'), join(root, 'b'))
    symlinkSync('../mimo', join(root, 'a'))
    expect(readText(root, 'a/klic.md')).toMatchObject({ rule: 'link-outside' })
  })

  test.each(['../mimo/klic.md', 'a/../../mimo/klic.md'])('nor a path: %s', path => {
    expect(readText(world({ 'a/a.md': GOOD }).root, path)).toMatchObject({ rule: 'link-outside' })
  })
})

describe('what is neither file nor folder is not opened', () => {
  test.each(['a.md', '_program/a.md', '_config.yml', '_people/a.md'])('a pipe named %s', path => {
    const { root } = world(
      path.startsWith('_') && path !== '_config.yml' ? { ...SITE, '_program/b.md': GOOD } : {},
    )
    mkdirSync(dirname(join(root, path)), { recursive: true })
    execFileSync('mkfifo', [join(root, path)])
    expect(named(load(root).problems)).toContain(`file-special ${path}`)
    expect(load(root).problems[0]?.severity).toBe('error')
    expect(load(root).files).toHaveLength(1)
  })

  test('a link to a pipe, and a socket', async () => {
    const { root } = world({}, { 'a.md': 'roura' })
    execFileSync('mkfifo', [join(root, 'roura')])
    const server = createServer()
    onTestFinished(() => void server.close())
    await new Promise<void>(done => server.listen(join(root, 'b.md'), done))
    expect(named(load(root).problems)).toEqual(['file-special a.md', 'file-special b.md'])
    for (const path of ['a.md', 'b.md', 'roura'])
      expect(readText(root, path)).toMatchObject({ rule: 'file-special' })
  })
})

describe('a document that is not read is named once', () => {
  test.each([
    ...['a.pdf', 'a.PDF', 'a.docx', 'a.doc', 'a.odt', 'a.rtf', 'a.html', 'a.htm', 'a.mdx', 'a.rst', 'a.xlsx'],
    ...['plan/b/a.pdf', 'README-doprava.pdf'],
  ])('%s', path => {
    const { files, problems } = load(folder({ 'dobry.md': GOOD, [path]: 'Text.' }))
    expect(files).toEqual(['dobry.md'])
    expect(named(problems)).toEqual([`file-ignored ${path}`])
    expect(problems[0]?.severity).toBe('warning')
    expect(problems[0]?.message).toContain(path.slice(path.lastIndexOf('.')).toLowerCase())
  })

  test.each(['.doprava.md', 'a/.doprava.txt', '.doprava.pdf'])('a hidden one: %s', path => {
    expect(named(load(folder({ 'dobry.md': GOOD, [path]: GOOD })).problems)).toEqual([`file-hidden ${path}`])
  })

  test.each([
    ...[
      'obrazek.png',
      'styl.css',
      'data.yml',
      'README.md',
      'README.pdf',
      'README.en.md',
      'LICENSE',
      'LICENSE.txt',
    ],
    ...['CHANGELOG.md', 'changelog.txt', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md', 'SECURITY.md', '.git/a.md'],
    ...['.gitignore', '._dobry.md', 'node_modules/a.pdf'],
  ])('but not what is no document of the programme: %s', path => {
    expect(load(folder({ 'dobry.md': GOOD, [path]: GOOD }))).toMatchObject({
      files: ['dobry.md'],
      problems: [],
    })
  })

  test.each([
    ...[
      'README-doprava.md',
      'readme doprava.md',
      'changelog-programu.md',
      'licence-na-taxi.md',
      'security-mesta.md',
    ],
    ...['readme.program.md', 'contributing2022.txt'],
  ])('and a text like any other is read: %s', path => {
    expect(load(folder({ [path]: GOOD }))).toMatchObject({ files: [path], problems: [] })
  })

  test.each([
    ['to nothing', { 'a.md': 'neni.md' }, 'a.md'],
    ['to itself', { 'a.md': 'a.md' }, 'a.md'],
    ['to a folder that is not there', { kolin: 'neni' }, 'kolin'],
  ])('a link %s', (_, links, path) => {
    const { files, problems } = load(world({}, links).root)
    expect(files).toEqual(['dobry.md'])
    expect(named(problems)).toEqual([`link-dangling ${path}`])
    expect(problems[0]).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining(Object.values(links)[0] ?? ''),
    })
  })

  test.each([
    ['the folder itself', '', 'link-dangling bad\ufffd.md'],
    ['a folder in it', 'doprava/', 'link-dangling doprava/bad\ufffd.md'],
  ])('a link in %s whose name is no UTF-8, and nothing else with it', (_, below, name) => {
    const { root } = world({ [`${below}dalsi.md`]: `${GOOD}A lavičky.\n` })
    symlinkSync('nikam', garbled(`${root}/${below}bad`, '.md'))
    const { files, problems } = load(root)
    expect(files).toEqual(below === '' ? ['dalsi.md', 'dobry.md'] : ['dobry.md', `${below}dalsi.md`])
    expect(named(problems)).toEqual([name])
    expect(problems[0]?.remedy).toMatch(/UTF-8/)
  })

  test('a file and a folder whose names are no UTF-8, each by itself', () => {
    const { root } = world({})
    writeFileSync(garbled(`${root}/text`, '.md'), GOOD)
    mkdirSync(garbled(`${root}/slozka`, ''))
    const { files, problems } = load(root)
    expect(files).toEqual(['dobry.md'])
    expect(named(problems)).toEqual(['subfolder-unreadable slozka\ufffd', 'file-unreadable text\ufffd.md'])
    for (const { remedy } of problems) expect(remedy).toMatch(/name in UTF-8/)
  })

  test('but not a link of something else', () => {
    expect(load(world({}, { 'a.png': '../mimo/klic.md', 'b.css': 'neni.css' }).root).problems).toEqual([])
  })

  test('of a site, only where its texts are', () => {
    const files = {
      ...SITE,
      '_program/a.md': GOOD,
      '_program/a.pdf': 'x',
      '_program/b.html': 'x',
      '_layouts/page.html': 'x',
      'assets/program.pdf': 'x',
      'index.html': 'x',
      'volby/b.md': GOOD,
      '.doprava.md': 'x',
    }
    expect(named(load(folder(files)).problems)).toEqual([
      'file-ignored _program/a.pdf',
      'file-ignored _program/b.html',
    ])
  })

  test('of a site without a folder of programmes, only beside its texts, and no page', () => {
    const files = {
      '_config.yml': 'title: Kolín\n',
      'volby/a.md': GOOD,
      'volby/a.pdf': 'x',
      'volby/index.html': 'x',
      '_layouts/page.html': 'x',
      'assets/program.pdf': 'x',
    }
    expect(named(load(folder(files)).problems)).toEqual(['file-ignored volby/a.pdf'])
  })
})

describe('a file that is no text says what it is', () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(40)])
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(40)])
  const utf16be = Buffer.from('Hřiště u školy', 'utf16le').swap16()

  test.each<readonly [string, string | Uint8Array, string, RegExp, RegExp]>([
    ['PDF', '%PDF-1.7\n%\u00e2\u00e3', 'file-format', /PDF document/, /Markdown/],
    [
      'PDF in Latin-1',
      Buffer.from('%PDF-1.4\n\u00e2\u00e3', 'latin1'),
      'file-format',
      /PDF document/,
      /Markdown/,
    ],
    ['Rich Text', '{\\rtf1\\ansi Most.}', 'file-format', /Rich Text/, /Markdown/],
    ['a new office document', zip, 'file-format', /office/, /Markdown/],
    ['an old office document', ole, 'file-format', /office/, /Markdown/],
    ['UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), 'file-encoding', /UTF-16/, /UTF-8/],
    [
      'UTF-16 the other way round',
      Buffer.from(`\uFEFF${GOOD}`, 'utf16le').swap16(),
      'file-encoding',
      /UTF-16/,
      /UTF-8/,
    ],
    ['UTF-16 without its mark', Buffer.from(GOOD, 'utf16le'), 'file-encoding', /UTF-16/, /UTF-8/],
    ['both', utf16be, 'file-encoding', /UTF-16/, /UTF-8/],
    ['the old Windows encoding', Buffer.from([0x50, 0xf8, 0xed]), 'file-encoding', /not in UTF-8/, /UTF-8/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'file-binary', /not a text/, /Remove/],
  ])('%s', (_, content, rule, message, remedy) => {
    const { files, problems } = load(folder({ 'dobry.md': GOOD, 'spatny.md': content }))
    expect(files).toEqual(['dobry.md'])
    expect(problems).toMatchObject([
      {
        severity: 'error',
        rule,
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(remedy),
      },
    ])
  })
})

test('a listing is in order, also of what it leaves out', () => {
  const { root } = world({ 'c.md': GOOD, 'b.pdf': 'x', 'a/z.pdf': 'x', 'a/b.md': GOOD }, { 'a.md': '..' })
  const { texts, faults } = listTexts(root)
  expect(texts).toEqual(['a/b.md', 'c.md', 'dobry.md'])
  expect(faults.map(({ path, rule }) => `${rule} ${path}`)).toEqual([
    'link-outside a.md',
    'file-ignored a/z.pdf',
    'file-ignored b.pdf',
  ])
})
