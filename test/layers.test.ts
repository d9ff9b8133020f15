/** Imports run one way, so that a reader can start at any file and go down only. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('..', import.meta.url).pathname

/** From the bottom up. A file imports from its own layer and from those below. */
const LAYERS: readonly (readonly string[])[] = [
  [
    'src/atomic-file.ts',
    'src/cache.ts',
    'src/lexicon-error.ts',
    'src/model.ts',
    'src/packed-file.ts',
    'src/packed-strings.ts',
    'src/text/',
  ],
  ['src/czech/'],
  ['src/places/'],
  ['src/question/'],
  ['src/content/'],
  ['src/passages/'],
  ['src/figures/'],
  ['src/meaning/'],
  ['src/search/'],
  ['src/answer/'],
  ['src/engine/'],
  ['src/debate/'],
  ['src/reply/'],
  ['src/chat/', 'src/evaluation/'],
  ['src/editor/'],
  ['config/'],
  ['adapters/meaning/', 'adapters/sheet/'],
  ['adapters/shared/'],
  ['adapters/live/'],
  ['adapters/opensearch/'],
  ['adapters/telegram/', 'adapters/matrix/', 'adapters/worker/', 'adapters/redis/'],
  ['adapters/editor/'],
  ['adapters/cli/'],
]

/** Libraries that stand behind one file of ours each, so that they can be changed there. */
const HIDDEN = [
  'minisearch',
  'gray-matter',
  'mdast-util-from-markdown',
  'mdast-util-gfm-strikethrough',
  'mdast-util-gfm-table',
  'micromark-extension-gfm-strikethrough',
  'micromark-extension-gfm-table',
  'htmlparser2',
  'entities',
  'diff',
  'chokidar',
  'dotenv',
  'zod',
  'pdfkit',
  '@redis/client',
  '@opensearch-project/opensearch',
]

const IMPORT =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !/(?:^|\/)(?:node_modules|test)\//.test(name))
    .map(name => join(folder, name))

const files = ['src', 'adapters', 'config'].flatMap(filesIn)
const packages = filesIn('packages')

/** What each file imports: paths from the root for our own, names for the rest. */
const imports = new Map(
  [...files, ...packages].map(file => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    const targets = [...text.matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? match[3] ?? '')
    return [file, targets.map(target => (target.startsWith('.') ? join(dirname(file), target) : target))]
  }),
)

const importsOf = (file: string) => imports.get(file) ?? []
const layerOf = (file: string) => LAYERS.findIndex(layer => layer.some(start => file.startsWith(start)))
const isOurs = (target: string) =>
  /^(?:(?:src|adapters|config|packages|test|content)\/|package\.json$)/.test(target)

/** `file -> target` of every import that a rule forbids. */
function breaches(forbids: (file: string, target: string) => boolean, of = files): string[] {
  return of.flatMap(file =>
    importsOf(file)
      .filter(target => forbids(file, target))
      .map(target => `${file} -> ${target}`),
  )
}

describe('this test sees', () => {
  test('the files and their imports', () => {
    expect(files).toContain('src/content/list.ts')
    expect(importsOf('src/content/list.ts')).toContain('src/czech/sentences.ts')
    expect(importsOf('src/content/front-matter.ts')).toContain('gray-matter')
  })

  test.each([
    ["import a from 'b'", 'b'],
    ["import type { A } from '../b.ts'", '../b.ts'],
    ["import {\n  a,\n  type B,\n} from 'b'", 'b'],
    ["import * as a from 'b'", 'b'],
    ["export { a } from 'b'", 'b'],
    ["export * from 'b'", 'b'],
    ["import 'b'", 'b'],
    ["  start: async () => (await import('./b.ts')).start", './b.ts'],
    ["  const { b } = require('./b.ts') as typeof import('./b.ts')", './b.ts'],
  ])('%j', (line, target) => {
    const [match] = line.matchAll(IMPORT)
    expect(match?.slice(1).find(Boolean)).toBe(target)
  })
})

test('every file of the core belongs to a layer', () => {
  expect(files.filter(file => layerOf(file) < 0)).toEqual([])
})

test('a file imports from its own layer and from those below', () => {
  expect(breaches((file, target) => isOurs(target) && layerOf(target) > layerOf(file))).toEqual([])
})

test('the core knows neither platforms nor settings', () => {
  expect(
    breaches((file, target) => file.startsWith('src/') && /^(?:adapters|config)\//.test(target)),
  ).toEqual([])
})

test('settings know neither platforms nor the core, but for its texts', () => {
  expect(
    breaches((file, target) => file.startsWith('config/') && /^(?:adapters|src(?!\/text))\//.test(target)),
  ).toEqual([])
})

test('only settings read the environment', () => {
  const reading = files.filter(file => /\bprocess\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(reading.filter(file => file.startsWith('src/'))).toEqual([])
})

test('imports never go in a circle', () => {
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const target of importsOf(file).filter(isOurs)) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of [...files, ...packages]) visit(file, [])
  expect(circles).toEqual([])
})

test('a question whose index is kept loads nothing that reads texts, asks a cluster or serves other commands', () => {
  // Types are erased; what is imported in the middle of a line is loaded when it is come to.
  const loadedWith = (file: string) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].flatMap(([line, target]) =>
      target === undefined || /^\s*(?:import|export) type\b/.test(line)
        ? []
        : [target.startsWith('.') ? join(dirname(file), target) : target],
    )
  const loaded = new Set(['adapters/cli/ask.ts'])
  for (const file of loaded)
    for (const target of files.includes(file) ? loadedWith(file) : []) loaded.add(target)
  expect(loaded).toContain('src/engine/engine.ts')
  expect(
    [...loaded].filter(target =>
      /snapshot-builder|opensearch-project|gray-matter|^yaml$|^mdast|htmlparser|^src\/(?:debate|figures)\/|^diff$/.test(
        target,
      ),
    ),
  ).toEqual([])
})

test('our own imports name files that are there, with their ending', () => {
  const isThere = (target: string) =>
    files.includes(target) || (target.endsWith('.json') && existsSync(join(ROOT, target)))
  expect(breaches((_, target) => isOurs(target) && !isThere(target))).toEqual([])
})

describe('one file alone imports', () => {
  test.each(HIDDEN)('%s', library => {
    const users = files.filter(file =>
      importsOf(file).some(target => target === library || target.startsWith(`${library}/`)),
    )
    expect(users).toHaveLength(1)
  })
})

describe('of Matrix, only some files import', () => {
  test.each([
    ['matrix-bot-sdk', ['api/client', 'encryption/olm-machine']],
    ['@doslova/matrix-crypto', ['encryption/olm-machine']],
  ])('%s', (library, users) => {
    const found = files.filter(file => importsOf(file).includes(library))
    expect(found.sort()).toEqual(users.map(name => `adapters/matrix/${name}.ts`))
  })
})

/** Folders of a platform and of a package, from the bottom up. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'adapters/telegram': ['api', 'message', 'receive', '.'],
  'adapters/matrix': ['api', 'encryption', 'rooms', 'message', '.'],
  'packages/matrix-crypto': ['store', '.'],
  'packages/request-stub': ['.'],
  'packages/sentence-model': ['kernel', 'dot-products', '.', 'build'],
  'packages/fake-bot-api': ['src', '.'],
  'packages/fake-homeserver': ['src', '.'],
}

describe('inside of a platform or a package, folders are imported one way', () => {
  test.each(Object.entries(FOLDERS))('%s', (home, folders) => {
    const folderOf = (file: string) => dirname(relative(home, file)).split('/')[0] ?? ''
    const rankOf = (file: string) => folders.indexOf(folderOf(file))
    const own = [...files, ...packages].filter(file => file.startsWith(`${home}/`))
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(file => rankOf(file) < 0)).toEqual([])
    const goesUp = (file: string, target: string) =>
      target.startsWith(`${home}/`) && rankOf(target) > rankOf(file)
    expect(breaches(goesUp, own)).toEqual([])
  })
})

test('packages stand on their own: they import nothing of the program, and other packages by name', () => {
  const homeOf = (file: string) => file.split('/').slice(0, 2).join('/')
  expect(Object.keys(FOLDERS)).toEqual(expect.arrayContaining([...new Set(packages.map(homeOf))]))
  expect(breaches((file, target) => isOurs(target) && homeOf(target) !== homeOf(file), packages)).toEqual([])
})

test('platforms do not know each other', () => {
  const platformOf = (file: string) => /^adapters\/(telegram|matrix)\//.exec(file)?.[1]
  expect(
    breaches((file, target) => {
      const [one, other] = [platformOf(file), platformOf(target)]
      return one !== undefined && other !== undefined && one !== other
    }),
  ).toEqual([])
})

test('every library that is imported is declared', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  // Types may come in a package of their own.
  const declared = new Set(
    Object.keys({ ...dependencies, ...devDependencies }).flatMap(name => [
      name,
      name.replace(/^@types\//, ''),
    ]),
  )
  const nameOf = (target: string) =>
    target
      .split('/')
      .slice(0, target.startsWith('@') ? 2 : 1)
      .join('/')
  expect(
    breaches((_, target) => !isOurs(target) && !target.startsWith('node:') && !declared.has(nameOf(target))),
  ).toEqual([])
})
