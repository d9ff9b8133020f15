/** Real sites, where they are at hand: every passage stands on its page, as a second reader prints it. */

import { describe, expect, test } from 'vitest'
import { passagesOfSites, SITE_NAMES } from '../sites.ts'
import { missing } from './missing.ts'

describe.skipIf(SITE_NAMES.length === 0)('every passage stands on its page word for word', () => {
  test.each(SITE_NAMES)('%s', name => {
    expect(missing(passagesOfSites(name))).toEqual([])
  })
})
