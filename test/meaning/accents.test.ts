import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { Accents } from '../../src/meaning/accents.ts'
import { Spellings } from '../../src/meaning/spellings.ts'

const accents = new Accents(
  Spellings.of([
    'Zrušíme poplatek za svoz odpadu ve městě.',
    'Ve městě i městem.',
    'být a byt',
    'byt',
    'straße',
    'chystáme chystat chystat',
  ]),
  Spellings.of(['školka', 'být']),
)

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

describe('accents', () => {
  test.each([
    ['svoz odpadu ve meste', 'svoz odpadu ve městě'],
    ['ZRUSIME poplatek', 'zrušíme poplatek'],
    ['Zrusime poplatek?', 'zrušíme poplatek?'],
    // A word of a list alone.
    ['skolka', 'školka'],
    // The texts have it more often; a list counts less than a text.
    ['byt', 'byt'],
    ['xyzzy 2020 a1b', 'xyzzy 2020 a1b'],
    ['', ''],
  ])('are put back into %j: %j', (typed, restored) => {
    expect(accents.restore(typed)).toBe(restored)
  })

  test.each([
    ['known by "zrušíme"', 'zrusite poplatek', 'zrušíte poplatek'],
    ['known by "chystáme", though more words begin with "chysta"', 'chystate', 'chystáte'],
    ['by words that begin alike, but for how it ends', 'poplatkum v mestys', 'poplatkum v městys'],
    ['of those by the more frequent ones', 'bytovem', 'bytovem'],
    ['not by a beginning of three letters', 'skody', 'skody'],
    ['not with more than three other letters at its end', 'mestskeho', 'mestskeho'],
    ['not where a letter of such a word is two without its form', 'strassenbahn', 'strassenbahn'],
  ])('of a word that is not known are put back %s', (_, typed, restored) => {
    expect(accents.restore(typed)).toBe(restored)
  })

  test('are the same however a question is typed', () => {
    const letter = fc.constantFrom(...'aábcčdďeéěimnoóprřsštťuúůyýzžZŽ ')
    const typed = fc.array(fc.oneof(letter, fc.constantFrom('zrušíte', 'městem', 'poplátky', 'být')))
    fc.assert(
      fc.property(typed, letters => {
        const text = letters.join('')
        const divided = ['\u00ad', '\u200b', '\u2060'].map(sign => letters.join(sign))
        for (const typed of [
          withoutAccents(text),
          text.normalize('NFD'),
          ...divided,
          text.toUpperCase(),
          text.toLowerCase(),
        ])
          expect(accents.restore(typed)).toBe(accents.restore(text))
      }),
    )
    expect(accents.restore('môj městě a meste')).toBe('moj městě a městě')
  })

  test('change accents and the size of letters alone, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(fold(accents.restore(text))).toBe(fold(text))
      }),
    )
  })

  test('do not depend on the order of the texts', () => {
    const [one, two] = [
      new Accents(Spellings.of(['vlak', 'vlák'])),
      new Accents(Spellings.of(['vlák', 'vlak'])),
    ]
    expect(one.restore('vlak')).toBe(two.restore('vlak'))
  })
})
