/** The party whose texts these are goes by the name its lexicon gives it; the core knows none. */

import { describe, expect, test } from 'vitest'
import { metaQuestion } from '../../src/answer/meta-question.ts'
import { smallTalk } from '../../src/answer/small-talk.ts'
import { StopWords } from '../../src/czech/stopwords.ts'
import { Analyzer } from '../../src/search/analysis.ts'
import { Thesaurus } from '../../src/search/thesaurus.ts'
import { asking } from '../search/asking.ts'

const STOPWORDS = '[nehledá se]\na co na v jak pro s\n[není nutné]\nměsto\n'

const analyzerOf = (party: string) => new Analyzer(new StopWords({ stopwords: STOPWORDS, party }))
const [named, nameless] = [analyzerOf('Rybáři rybářů'), analyzerOf('')]

describe('what is said to the party by its name', () => {
  const reason = (message: string, analyzer: Analyzer) =>
    smallTalk(analyzer.analyse(message), analyzer.stopWords) ??
    metaQuestion(analyzer.analyse(message), {
      stopWords: analyzer.stopWords,
      isPlace: () => false,
      isAlone: true,
    })

  test.each([
    ['ahoj rybáři', 'greeting'],
    ['díky, Rybáři', 'thanks'],
    ['nashle, rybaru', 'goodbye'],
    ['mail na rybáře', 'contact'],
    ['telefon pro rybáře', 'contact'],
  ])('%s: %s', (message, expected) => {
    expect([reason(message, named), reason(message, nameless)]).toEqual([expected, null])
  })

  test.each(['ahoj piráti', 'díky, Piráti', 'mail na piráty'])('to another one it is not: %s', message => {
    expect(reason(message, named)).toBeNull()
  })
})

test('its name is no subject: a text that has the subject comes before one that only names it', () => {
  const filler = ['Lípy', 'Lavičky', 'Lampy', 'Hřiště', 'Kašna'].map((word, at) => [
    `f${at}`,
    `${word} v parku.`,
  ])
  const texts = {
    ...{ name: 'Rybáři a jejich lidé.', subject: 'Lávka přes řeku.', other: 'Lávka u mlýna.' },
    ...Object.fromEntries(filler),
  }
  const first = (analyzer: Analyzer) =>
    asking(texts, { thesaurus: Thesaurus.read([], analyzer) }).first('rybáři a lávka')
  expect([first(nameless), first(named)]).toEqual(['name', 'subject'])
})
