import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { Accents } from '../../src/meaning/accents.ts'
import { Spellings } from '../../src/meaning/spellings.ts'

const accents = new Accents(
  Spellings.of(['Zrušíme poplatek za svoz odpadu ve městě.', 'Ve městě i městem.', 'být a byt', 'byt']),
  Spellings.of(['školka', 'být']),
)

describe('accents', () => {
  test.each([
    ['svoz odpadu ve meste', 'svoz odpadu ve městě'],
    ['ZRUSIME poplatek', 'Zrušíme poplatek'],
    ['Zrusime poplatek?', 'Zrušíme poplatek?'],
    // A word of a list alone.
    ['skolka', 'školka'],
    // The texts have it more often; a list counts less than a text.
    ['byt', 'byt'],
    ['xyzzy 2020 a1b', 'xyzzy 2020 a1b'],
    ['', ''],
  ])('are put back into %j: %j', (typed, restored) => {
    expect(accents.restore(typed)).toBe(restored)
  })

  test('a question that has some is left alone', () => {
    expect(accents.restore('městě a meste')).toBe('městě a meste')
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
