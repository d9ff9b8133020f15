/**
 * Edits of real sites, where they are at hand, while questions are asked: a second reader finds every
 * quotation in a version of its file that was there at the time.
 */

import { describe, expect, onTestFinished, test } from 'vitest'
import { folder } from '../../documents.ts'
import { random } from '../../random.ts'
import { SITE_NAMES, siteFolder } from '../../sites.ts'
import { misquoted } from '../../verbatim/missing.ts'
import { EditedSites, rareWord } from './edited-sites.ts'
import { livingBot } from './living-bot.ts'

const SITES = SITE_NAMES.filter(name => /^(?:opava|tabor|turnov|praha7)\./.test(name))
const EDITS = 60
/** Edits before the bot is waited for. */
const ROUND = 10

describe.skipIf(SITES.length === 0)('sites that are edited', () => {
  test(`${EDITS} edits in random order: every quotation stands in its file as it was`, {
    timeout: 400_000,
  }, async () => {
    const sites = new EditedSites(folder({}), SITES.map(siteFolder), random(11))
    const { bot, failures, close, swaps } = await livingBot(sites.folders)
    onTestFinished(close)
    const different = new Set<string>()
    const wrong: string[] = []

    /** The texts of what is found; each of them has to stand in one version of its file, with all that goes with it. */
    const ask = async (question: string) => {
      const offers = await bot.offers(question)
      for (const { passage } of offers) {
        different.add(passage.text)
        wrong.push(...misquoted(passage, (folder, file) => sites.versions(folder, file)))
      }
      return offers.map(({ passage }) => passage.text)
    }

    for (let edit = 1; edit <= EDITS; edit++) {
      sites.edit()
      await ask(edit % 2 === 0 ? `lávka číslo ${edit} přes potok` : sites.words())
      if (edit % ROUND !== 0) continue
      const word = rareWord(edit / ROUND)
      sites.mark(word)
      for (let isThere = false; !isThere; await ask(sites.words()))
        isThere = (await ask(word)).some(text => text.includes(word))
      sites.settle()
    }
    expect(wrong).toEqual([])
    expect(different.size).toBeGreaterThan(EDITS)
    expect(swaps()).toBeGreaterThan(EDITS / ROUND)
    expect(failures).toEqual([])
  })
})
