/** The rules over real sites, where they are at hand: they throw out no text, and say no more than an editor can read. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listTexts } from '../../src/content/folder.ts'
import { isError } from '../../src/content/problem.ts'
import type { Rule } from '../../src/model.ts'
import { checked } from '../documents.ts'
import { readSite, SITE_NAMES, siteFolder } from '../sites.ts'

const names = SITE_NAMES.filter(name => existsSync(join(siteFolder(name), '_config.yml')))

/** Problems that are in the head or in the text, and so have a line, unless the head lacks what is missed. */
const LINELESS: ReadonlySet<Rule> = new Set<Rule>([
  ...(['folder-empty', 'text-missing', 'page-switched-off', 'link-dangling', 'file-ignored'] as const),
  ...([
    'title-missing',
    'year-missing',
    'place-missing',
    'leftover-other-place',
    'document-repeated',
  ] as const),
])

describe.skipIf(names.length === 0)('of real sites', () => {
  const read = names.map(name => {
    const { documents, problems } = readSite(name)
    return { name, documents, problems: [...problems, ...checked(documents, new Date())] }
  })

  test('no text is left out', () => {
    expect(names.length).toBeGreaterThan(30)
    expect(read.flatMap(({ problems }) => problems.filter(isError))).toEqual([])
    for (const { name, documents } of read) {
      const root = siteFolder(name)
      const below = existsSync(join(root, '_program')) ? '_program' : ''
      const accept = (file: string) => below !== '' || /\.(?:md|markdown|txt)$/.test(file)
      expect({ name, texts: documents.length }).toEqual({
        name,
        texts: listTexts(root, { below, accept }).texts.length,
      })
    }
  })

  test('every problem of a head or a paragraph has its line', () => {
    const without = read.flatMap(({ problems }) => problems.filter(({ line }) => line === null))
    expect(without.filter(({ rule }) => !LINELESS.has(rule))).toEqual([])
  })

  test('keys of their own, years and places raise no flood', () => {
    const rules: Rule[] = [
      'key-unknown',
      'key-case',
      'key-repeated',
      'value-not-text',
      'place-unknown',
      'url-invalid',
    ]
    const texts = read.reduce((sum, { documents }) => sum + documents.length, 0)
    const told = read.flatMap(({ problems }) => problems.filter(({ rule }) => rules.includes(rule)))
    expect(told.length).toBeLessThan(texts / 50)
  })
})
