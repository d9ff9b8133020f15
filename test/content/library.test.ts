import { chmodSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listTexts } from '../../src/content/folder.ts'
import { loadLibrary } from '../../src/content/library.ts'
import { checked, type Files, folder, gazetteer, named } from '../documents.ts'
import { unprivileged } from '../unprivileged.ts'

const GOOD = '---\ntitle: Hřiště\n---\nPostavíme nové hřiště u školy.\n'

function load(...roots: readonly string[]) {
  const { documents, problems } = loadLibrary(roots, { gazetteer })
  return { files: documents.map(document => document.file), problems }
}

describe('a folder gives', () => {
  test.each<readonly [string, Files, readonly string[]]>([
    [
      'its texts in order of their names',
      { 'b.md': GOOD, 'a.md': GOOD, 'c/a.md': GOOD },
      ['a.md', 'b.md', 'c/a.md'],
    ],
    [
      'Markdown and plain text',
      { 'a.md': GOOD, 'b.markdown': GOOD, 'c.txt': GOOD, 'd.MD': GOOD },
      ['a.md', 'b.markdown', 'c.txt', 'd.MD'],
    ],
    ['nothing else', { 'a.md': GOOD, 'b.css': 'x', 'c.png': 'x', 'd.yml': 'x', e: 'x' }, ['a.md']],
    [
      'nothing hidden',
      { 'a.md': GOOD, '.b.yml': GOOD, '.git/c.md': GOOD, 'node_modules/d.md': GOOD },
      ['a.md'],
    ],
    [
      'no notes for editors',
      { 'a.md': GOOD, 'README.md': 'x', 'readme.txt': 'x', 'LICENSE.md': 'x', 'CHANGELOG.md': 'x' },
      ['a.md'],
    ],
    [
      'names with accents and spaces',
      { 'Příliš žluťoučký/kůň a pes.md': GOOD },
      ['Příliš žluťoučký/kůň a pes.md'],
    ],
  ])('%s', (_, files, expected) => {
    const { files: found, problems } = load(folder(files))
    expect(found).toEqual(expected)
    expect(problems).toEqual([])
  })

  test('each text once, though the folder is given twice', () => {
    const root = folder({ 'a.md': GOOD })
    expect(load(root, root).files).toEqual(['a.md'])
  })

  test('its texts after those of the folder before', () => {
    const { documents } = loadLibrary([folder({ 'z.md': GOOD }), folder({ 'a.md': GOOD })], { gazetteer })
    expect(documents.map(document => document.file)).toEqual(['z.md', 'a.md'])
  })

  test('news of every file read, good or bad', () => {
    const seen: number[] = []
    const root = folder({ 'a.md': GOOD, 'b.md': '---\ntitle: a: b\n---\n', 'c.md': GOOD })
    loadLibrary([root], { gazetteer, progress: files => seen.push(files) })
    expect(seen).toEqual([1, 2, 3])
  })
})

describe('a folder that cannot be used is one problem', () => {
  test.each([
    ['missing', (root: string) => join(root, 'neni'), 'folder-unreadable'],
    ['a file', (root: string) => join(root, 'dobry.md'), 'folder-unreadable'],
    ['below a file', (root: string) => join(root, 'dobry.md/neni'), 'folder-unreadable'],
    ['nameless', () => '', 'folder-unreadable'],
    ['empty', (root: string) => join(root, 'prazdna'), 'folder-empty'],
    ['without texts', (root: string) => join(root, 'obrazky'), 'folder-empty'],
  ])('when it is %s', (_, pick, rule) => {
    const root = folder({ 'dobry.md': GOOD, 'obrazky/a.png': 'x' })
    mkdirSync(join(root, 'prazdna'))
    const { files, problems } = load(pick(root), root)
    expect(named(problems)).toEqual([`${rule} .`])
    expect(problems[0]).toMatchObject({ folder: pick(root), line: null })
    expect(problems[0]?.message).toContain(pick(root))
    expect(files).toEqual(['dobry.md'])
  })

  test('when a site has an empty programme', () => {
    const root = folder({ '_config.yml': 'url: https://kolin.example.cz\n' })
    mkdirSync(join(root, '_program'))
    expect(named(load(root).problems)).toEqual(['folder-empty .'])
  })
})

describe('a file that cannot be used is one problem and costs no other file', () => {
  /** Bytes of a text in the old Windows encoding of Czech. */
  const WINDOWS_1250 = Uint8Array.from([0x50, 0xf8, 0xed, 0x6c, 0x69, 0x9a, 0x0a])

  test.each<readonly [string, string | Uint8Array, string]>([
    ['binary', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'file-binary spatny.md'],
    ['UTF-16', new Uint8Array(Buffer.from('\uFEFFHřiště', 'utf16le')), 'file-encoding spatny.md'],
    ['in another encoding', WINDOWS_1250, 'file-encoding spatny.md'],
    ['cut inside a letter', Buffer.from('Hřiště').subarray(0, 2), 'file-encoding spatny.md'],
    ['with an open head', '---\ntitle: Hřiště\n', 'front-matter-unclosed spatny.md:1'],
    ['with a head that is no YAML', '---\norder: 1\ntitle: a: b\n---\n', 'front-matter-invalid spatny.md:3'],
    ['with a head that is a program', '---js\n{ title: "a" }\n---\n', 'front-matter-language spatny.md:1'],
  ])('%s', (_, content, problem) => {
    const root = folder({ 'dobry.md': GOOD, 'spatny.md': content, 'z.md': GOOD })
    const { files, problems } = load(root)
    expect(files).toEqual(['dobry.md', 'z.md'])
    expect(named(problems)).toEqual([problem])
    expect(problems[0]).toMatchObject({ severity: 'error', folder: root })
    expect(problems[0]?.message).toMatch(/\S/)
    expect(problems[0]?.remedy).toMatch(/\S/)
  })

  test('too large', () => {
    const root = folder({ 'dobry.md': GOOD, 'velky.md': '' })
    truncateSync(join(root, 'velky.md'), 5 * 1024 ** 2)
    const { files, problems } = load(root)
    expect(files).toEqual(['dobry.md'])
    expect(named(problems)).toEqual(['file-too-large velky.md'])
    expect(problems[0]?.message).toMatch(/5 MB/)
  })

  test('forbidden to read', async () => {
    const root = folder({ 'dobry.md': GOOD, 'tajny.md': GOOD })
    chmodSync(join(root, 'tajny.md'), 0)
    const { files, problems } = await unprivileged([root], () => load(root))
    expect(files).toEqual(['dobry.md'])
    expect(named(problems)).toEqual(['file-unreadable tajny.md'])
  })
})

describe('a folder inside that cannot be read costs no other text', () => {
  test.each(['lost+found', 'kolin/lost+found'])('%s', closed => {
    const root = folder({ 'dobry.md': GOOD, 'kolin/a.md': GOOD, [`${closed}/x.md`]: GOOD, 'z/b.md': GOOD })
    const read = (path: string) => {
      if (path.endsWith('lost+found')) throw Object.assign(new Error('denied'), { code: 'EACCES' })
      return readdirSync(path, { withFileTypes: true })
    }
    const { texts, faults } = listTexts(root, { read })
    expect(texts).toEqual(['dobry.md', 'kolin/a.md', 'z/b.md'])
    expect(faults).toMatchObject([
      { path: closed, rule: 'subfolder-unreadable', message: expect.stringContaining('EACCES') },
    ])
  })

  test.each(['', '_program/'])('and is told to the editor: %j', async base => {
    const site = base === '' ? {} : { '_config.yml': 'url: https://kolin.example.cz\n', '_people/a.md': GOOD }
    const root = folder({ ...site, [`${base}dobry.md`]: GOOD, [`${base}lost+found/x.md`]: GOOD })
    const closed = [`${base}lost+found`, ...(base === '' ? [] : ['_people'])].map(path => join(root, path))
    for (const path of closed) chmodSync(path, 0)
    const { files, problems } = await unprivileged([root], () => load(root))
    for (const path of closed) chmodSync(path, 0o700)
    expect(files).toEqual([`${base}dobry.md`])
    expect(named(problems)).toEqual([`subfolder-unreadable ${base}lost+found`])
    expect(problems[0]).toMatchObject({ severity: 'warning', folder: root })
  })
})

describe('a guarantor named by a uid', () => {
  const guarantors = (...texts: readonly string[]) => {
    const root = folder(Object.fromEntries(texts.map((text, number) => [`${number}.md`, text])))
    return loadLibrary([root], { gazetteer }).documents.map(document => document.origin.guarantor)
  }
  const by = (garant: string, text = 'Text.') => `---\ntitle: A\ngarant: ${garant}\n---\n${text}\n`

  test.each([
    ['a line', 'Garant: David Bodeček', 'David Bodeček'],
    ['a line in capitals', 'GARANT – DAVID BODEČEK', 'David Bodeček'],
    ['a line with the surname first', 'Garant: Bodeček David', 'Bodeček David'],
    ['no sentence (R6)', 'Za dopravu odpovídá David Bodeček.', null],
    ['no line of somebody else (R6)', 'Garant: Jana Nová', null],
  ])('is spelled as in %s of its folder, or not named at all', (_, text, expected) => {
    expect(guarantors(by('david.bodecek'), by('', text))[0]).toBe(expected)
  })

  test('is spelled as in the head of another text, and as most texts do', () => {
    expect(guarantors(by('david.bodecek'), by('David Bodeček'))).toEqual(['David Bodeček', 'David Bodeček'])
    const names = ['Bodecek', 'Bodecek', 'Bodecek', 'Bodéček', 'Bodeček', 'Bodeček']
    const texts = names.map(name => by('', `Garant: David ${name}`))
    expect(guarantors(by('david.bodecek'), ...texts)[0]).toBe('David Bodeček')
  })

  test('but a full name is left as it is, and other folders are not asked', () => {
    expect(guarantors(by('David Bodecek'), by('', 'David Bodeček'))[0]).toBe('David Bodecek')
    const roots = [folder({ 'a.md': by('david.bodecek') }), folder({ 'a.md': by('', 'David Bodeček') })]
    expect(loadLibrary(roots, { gazetteer }).documents[0]?.origin.guarantor).toBeNull()
  })
})

describe('fragments of the pages of a site without a collection of programmes', () => {
  const site = { '_config.yml': 'url: https://kolin.example.cz\n' }

  test.each([
    [
      'that are named as a programme or a report',
      ['_includes/program/a.md', '_includes/plneni.md', 'b.md'],
      3,
    ],
    ['but no boxes and menus', ['_includes/kontakt.md', '_includes/menu/a.md', 'b.md'], 1],
    ['and all of them where there is nothing else', ['_includes/kontakt.md'], 1],
  ])('%s', (_, paths, count) => {
    const { files } = load(folder({ ...site, ...Object.fromEntries(paths.map(path => [path, GOOD])) }))
    expect(files).toHaveLength(count)
  })
})

describe('links between folders', () => {
  test('that lead in a circle end', () => {
    const root = folder({ 'dobry.md': GOOD, 'a/b/c.md': GOOD })
    symlinkSync('../..', join(root, 'a/b/nahoru'))
    symlinkSync('.', join(root, 'a/tady'))
    expect(load(root)).toEqual({ files: ['a/b/c.md', 'dobry.md'], problems: [] })
  })

  test('that lead nowhere cost no other file', () => {
    const root = folder({ 'dobry.md': GOOD })
    symlinkSync('neni.md', join(root, 'slepy.md'))
    symlinkSync('sam.md', join(root, 'sam.md'))
    symlinkSync('neni', join(root, 'slepa'))
    expect(load(root).files).toEqual(['dobry.md'])
  })

  test('may bring texts from elsewhere in the folder, once', () => {
    const root = folder({ 'dobry.md': GOOD, 'kolin/kino.md': GOOD })
    symlinkSync('kolin', join(root, 'jinde'))
    expect(load(root)).toEqual({ files: ['dobry.md', 'jinde/kino.md'], problems: [] })
  })
})

describe('a text with nothing to say', () => {
  test.each([
    ['empty', ''],
    ['white space', ' \n\n\t\n'],
    ['a head alone', '---\ntitle: Hřiště\n---\n'],
    ['a head with an empty perex', '---\ntitle: Hřiště\nperex: >\n---\n'],
    ['a comment', '<!-- nic -->'],
    ['a heading', '---\ntitle: Hřiště\n---\n## Hřiště\n'],
  ])('loads and is told to its editor: %s', (_, content) => {
    const { documents, problems } = loadLibrary([folder({ 'a.md': content })], { gazetteer })
    expect(problems).toEqual([])
    expect(documents).toHaveLength(1)
    expect(documents[0]?.entries).toEqual([])
    expect(named(checked(documents, new Date()))).toContain('text-missing a.md')
  })
})

test('two runs over the same folder give the same', () => {
  const root = folder({ 'b.md': GOOD, 'a.md': '# Park\n\nKvete.\n', 'c.md': '---\n' })
  const run = () => {
    const { documents, problems } = loadLibrary([root], { gazetteer })
    return JSON.stringify([documents.map(({ file, entries, page }) => [file, entries, page]), problems])
  }
  expect(run()).toBe(run())
})

test('a folder that gets a new file has it the next time', () => {
  const root = folder({ 'a.md': GOOD })
  expect(load(root).files).toEqual(['a.md'])
  writeFileSync(join(root, 'b.md'), GOOD)
  expect(load(root).files).toEqual(['a.md', 'b.md'])
})
