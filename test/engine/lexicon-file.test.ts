/** What was made of the words of a lexicon is kept, and is never other than what would be made of them anew. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Lexicon, LexiconFolder, readLexicon } from '../../src/engine/lexicon.ts'
import { folder } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { PLACES } from '../search/asking.ts'
import { some } from '../thorough.ts'

const QUESTION = 'Proč v Brně není kde zaparkovat auto? Cyklostezky, MHD, byty a leze mi to na nervy.'

/** What a lexicon says of a question. */
function told({ thesaurus, gazetteer, frames, commonWords, surnames, listed }: Lexicon) {
  const tokens = thesaurus.analyzer.analyse(QUESTION)
  const folded = tokens.map(token => token.folded)
  return {
    concepts: thesaurus.inQuestion(tokens),
    associated: thesaurus.associated(tokens),
    ofStems: tokens.map(({ stems }) => thesaurus.ofStem(stems[0] ?? '')),
    words: [...thesaurus.stems()],
    matched: thesaurus.matcher([0, 1, 2, 3])(tokens),
    places: gazetteer.mentions(QUESTION),
    names: gazetteer.names,
    abbreviated: gazetteer.abbreviated('tnv'),
    frames: folded.map(word => frames.kindOf(word)),
    idioms: frames.idiomsIn(folded),
    common: commonWords,
    surnames: ['babise', 'novakove', 'brno'].map(word => surnames.has(word)),
    spellings: folded.map(word => listed.of(word)),
  }
}

const WORDS = {
  'places.txt': PLACES,
  'common-words.txt': 'večer\n',
  'stopwords.txt': '[nehledá se]\na v\n',
  'frames.txt': '[ptaní]\nhrad: dotaz\nrčení: lez* nervy\n',
  'surnames.txt': 'babiš\n',
  'thesaurus/slova.txt': 'bydlení: byt, nájem\n  lidově: kvartýr\n',
}

const folderOfWords = () => folder(WORDS)

test.each(
  some(
    [
      ['a small', folderOfWords],
      ['the shipped', () => lexicon.folder],
    ] as const,
    2,
  ),
)('%s lexicon says the same when it is read back', (_, folderOf) => {
  const [words, saveTo] = [folderOf(), folder({})]
  const [made, back] = [readLexicon(words, saveTo), readLexicon(words, saveTo)]
  expect(told(made)).toEqual(told(readLexicon(words)))
  expect(told(back)).toEqual(told(made))
  expect(back.gazetteer.named('Brno')).toBe(back.gazetteer.mentions('Brno')[0]?.place)
})

test('it is made anew when a file has changed, or what was kept is damaged', () => {
  const [words, saveTo] = [folder(WORDS), folder({})]
  const kept = join(saveTo, 'lexicon.bin')
  const conceptsOf = () => readLexicon(words, saveTo).thesaurus.concepts.map(({ name }) => name)
  expect(conceptsOf()).toEqual(['bydlení'])
  writeFileSync(join(words, 'thesaurus/slova.txt'), 'bydlení: byt\nkašna: vodotrysk\n')
  expect(conceptsOf()).toEqual(['bydlení', 'kašna'])
  const whole = readFileSync(kept)
  writeFileSync(kept, whole.subarray(0, -1))
  expect(conceptsOf()).toEqual(['bydlení', 'kašna'])
  expect(readFileSync(kept)).toEqual(whole)
})

test('it is read where nothing can be kept', () => {
  const saveTo = join(folder({ soubor: '' }), 'soubor')
  expect(readLexicon(folder(WORDS), saveTo).commonWords).toEqual(new Set(['vecr']))
})

test('a folder gives the same lexicon until one of its files changes', () => {
  const words = folder(WORDS)
  const lexicons = new LexiconFolder(words)
  const namesOf = () => lexicons.current().thesaurus.concepts.map(({ name }) => name)
  expect(namesOf()).toEqual(['bydlení'])
  writeFileSync(join(words, 'thesaurus/slova.txt'), 'kašna: vodotrysk\n')
  expect(namesOf()).toEqual(['kašna'])
  expect(lexicons.current().gazetteer.named('Brno')).not.toBeNull()
})
