/** The version of the content: which texts an answer was made from. */

import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { versionOf } from '../../src/passages/version.ts'
import { type Files, folder, passagesIn, read, TODAY, withHead } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const BRIDGE = 'Lávku přes řeku opravíme do dvou let.'
const POOL = 'Bazén otevřeme i v pondělí dopoledne.'
const kolin = read(withHead(BRIDGE), '2022-kolin/lavka.md')
const opava = read(withHead(POOL), '2022-opava/bazen.md')
const version = versionOf(passagesIn(kolin, opava))

describe('the version of texts', () => {
  test('is twelve hexadecimal digits, also of none', () => {
    expect(version).toMatch(/^[0-9a-f]{12}$/)
    expect(versionOf([])).toMatch(/^[0-9a-f]{12}$/)
  })

  test('is the same in whatever order they are read', () => {
    expect(versionOf(passagesIn(opava, kolin))).toBe(version)
  })

  test.each([
    ['a letter', read(withHead(BRIDGE.replace('dvou', 'tří')), '2022-kolin/lavka.md')],
    ['an accent', read(withHead(BRIDGE.replace('řeku', 'reku')), '2022-kolin/lavka.md')],
    ['the place', read(withHead(BRIDGE), '2022-tabor/lavka.md')],
    ['the year', read(withHead(BRIDGE), '2018-kolin/lavka.md')],
    ['the file', read(withHead(BRIDGE), '2022-kolin/most.md')],
    ['the title', read(`---\ntitle: Most\n---\n${BRIDGE}`, '2022-kolin/lavka.md')],
    ['the heading', read(withHead(`## Most\n\n${BRIDGE}`), '2022-kolin/lavka.md')],
    ['the wording', read(withHead(BRIDGE, 'wording: summary\n'), '2022-kolin/lavka.md')],
    ['what introduces it', read(withHead(`Nechceme:\n\n- ${BRIDGE}`), '2022-kolin/lavka.md')],
  ])('is another one when %s is', (_, changed) => {
    expect(versionOf(passagesIn(changed, opava))).not.toBe(version)
  })

  test('is the same when a term has ended', () => {
    const now = [...passagesIn(kolin, opava)]
    expect(now.map(({ source }) => source.status)).toEqual(['current', 'current'])
    const later = now.map(each => ({ ...each, source: { ...each.source, status: 'term-over' as const } }))
    expect(versionOf(later)).toBe(version)
  })
})

describe('an engine', () => {
  const files: Files = {
    '2022-kolin/lavka.md': withHead(BRIDGE),
    '2022-opava/bazen.md': withHead(POOL),
  }
  const open = (root: string) => new Engine({ folders: [root], lexicon, today: TODAY })
  const writtenOn = (root: string, day: string) => {
    for (const path of Object.keys(files)) utimesSync(join(root, path), new Date(day), new Date(day))
  }

  test('knows the day of its newest file; neither that nor the folder is in the version', () => {
    const [one, other] = [folder(files), folder(files, 'jina')]
    writtenOn(one, '2022-03-01T12:00:00Z')
    writtenOn(other, '2022-03-01T12:00:00Z')
    utimesSync(join(other, '2022-opava/bazen.md'), new Date(), new Date('2022-09-05T23:30:00Z'))
    const [here, there] = [open(one).content, open(other).content]
    expect(here).toEqual({ version, date: '2022-03-01' })
    expect(there).toEqual({ version, date: '2022-09-05' })
  })

  test('knows the texts that it read, whatever is written later', () => {
    const root = folder(files)
    writtenOn(root, '2022-03-01T12:00:00Z')
    const engine = open(root)
    writtenOn(root, '2023-03-01T12:00:00Z')
    expect(engine.content).toEqual({ version, date: '2022-03-01' })
  })

  test('over nothing has a version and no day', () => {
    expect(open(folder({})).content).toEqual({ version: versionOf([]), date: null })
  })
})
