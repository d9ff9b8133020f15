/** Openings: the words of a follow-up before what it asks. */

import { describe, expect, test } from 'vitest'
import { readOpening } from '../../src/answer/opening.ts'
import { analyzer } from '../stopwords.ts'

/** Kind of an opening and the words after it. */
function opened(message: string): string {
  const words = analyzer.analyse(message)
  const { kind, length } = readOpening(words)
  const asked = words.slice(length).map(({ text }) => text)
  return `${kind}: ${asked.join(' ')}`
}

describe('something else is asked', () => {
  test.each([
    ['něco jiného: hasiči', 'other: hasiči'],
    ['Díky moc. A teď něco jiného, co hasiči?', 'other: co hasiči'],
    ['jiná věc, přidáte učitelům?', 'other: přidáte učitelům'],
    ['ok, další otázka: školky', 'other: školky'],
    ['něco úplně jiného', 'other: '],
  ])('%s – %s', (message, expected) => {
    expect(opened(message)).toBe(expected)
  })
})

describe('the answer before was not what was meant', () => {
  test.each([
    ['to ne', 'rejection: '],
    ['tohle ne!', 'rejection: '],
    ['to jsem nemyslel', 'rejection: '],
    ['tak jsem to nemyslela', 'rejection: '],
    ['nemyslel jsem to', 'rejection: '],
    ['na to se neptám', 'rejection: '],
    ['to ne, myslel jsem soukromé nájmy', 'rejection: soukromé nájmy'],
    ['ne, myslela jsem na kole', 'rejection: na kole'],
    ['Ne auta, myslela jsem na kole.', 'rejection: na kole'],
    ['ne školy, ale školky', 'rejection: školky'],
    ['spíš koupaliště', 'rejection: koupaliště'],
    ['myslel jsem tím koupaliště', 'rejection: koupaliště'],
    ['to je Praha, já chci Prahu 3', 'rejection: Prahu 3'],
    ['promiňte, to ne, zajímá mě koupaliště', 'rejection: koupaliště'],
  ])('%s – %s', (message, expected) => {
    expect(opened(message)).toBe(expected)
  })
})

describe('everything else is asked as it stands, but for thanks', () => {
  test.each([
    ['díky, a kolik to stojí?', 'none: a kolik to stojí'],
    ['a kdy?', 'none: a kdy'],
    ['ne', 'none: ne'],
    ['díky', 'none: díky'],
    ['myslel jsem, že školky zrušíte', 'none: myslel jsem že školky zrušíte'],
    ['to je dobrý plán?', 'none: to je dobrý plán'],
    ['nechcete spalovnu?', 'none: nechcete spalovnu'],
    ['', 'none: '],
  ])('%s – %s', (message, expected) => {
    expect(opened(message)).toBe(expected)
  })
})
