import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { isFraction, isNumeral } from '../../src/czech/numeral.ts'

describe('a numeral', () => {
  test.each(
    'jeden jednu dva dvou dvěma tři třech čtyřmi pět pěti osmnácti dvaceti pětadvacet devětadevadesát sto dvě tisíce tisících milionů miliardami stovky desítek obě'.split(
      ' ',
    ),
  )('%s', word => expect(isNumeral(fold(word))).toBe(true))

  test.each('pátý pětka čtvrti stát míst více několik půl polovina tisk desetník'.split(' '))(
    'not %s',
    word => expect(isNumeral(fold(word))).toBe(false),
  )
})

describe('a fraction or a multiple', () => {
  test.each('polovina polovinu třetin čtvrtiny půl dvojnásobek zdvojnásobíme trojnásobně'.split(' '))(
    '%s',
    word => expect(isFraction(fold(word))).toBe(true),
  )

  test.each('polovice čtvrt čtvrti pátek deset násobky'.split(' '))('not %s', word =>
    expect(isFraction(fold(word))).toBe(false),
  )
})
