/** Real sites, where they are at hand: every passage stands on its page, as a second reader prints it. */

import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { gazetteer, TODAY } from '../documents.ts'
import { stopWords } from '../stopwords.ts'
import { missing } from './missing.ts'

const SITES = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url))
const sites = existsSync(SITES)
  ? readdirSync(SITES, { withFileTypes: true }).filter(entry => entry.isDirectory())
  : []

describe.skipIf(sites.length === 0)('every passage stands on its page word for word', () => {
  test.each(sites.map(({ name }) => name))('%s', name => {
    const { documents } = loadLibrary([`${SITES}${name}`], { gazetteer })
    expect(missing(passagesOf(documents, TODAY, stopWords))).toEqual([])
  })
})
