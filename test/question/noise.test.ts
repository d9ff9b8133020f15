/** Noise in a message: what is blanked, what is a question all the same, and the same thing pasted twice. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { withoutNoise, withoutRepetition } from '../../src/question/noise.ts'
import { holds, soup } from '../support.ts'

/** What is left of a message, its blanks aside. */
const left = (text: string) => withoutNoise(text).replace(/\s+/g, ' ').trim()

describe('left of a message is what it says', () => {
  test.each([
    ['a web address', 'kola https://obec.example/a?b=1#c podél řeky', 'kola podél řeky'],
    ['a web address in capitals', 'kola HTTP://OBEC.EXAMPLE', 'kola'],
    ['an address without a scheme', 'kola www.obec.example/kola', 'kola'],
    ['an e-mail address', 'kola, odpovězte na jan.novotna+x@obec.example', 'kola, odpovězte na'],
    ['tags', '<b>kola</b> <br/> <a href="https://obec.example">podél</a> řeky', 'kola podél řeky'],
    ['a tag over two lines', '<a\nhref="x">kola</a>', 'kola'],
    ['entities', 'kola&nbsp;podél&#160;řeky &amp; &#x', 'kola podél řeky &#x'],
    ['an account', '@bozena_h kola', 'kola'],
    ['an account of Matrix', 'kola @bozena:obec.example', 'kola'],
    ['yes or no in capitals', 'ANO nebo NE: zrušíte parkovné?', ': zrušíte parkovné?'],
    ['yes or no with a slash', 'zrušíte parkovné? ano/ne', 'zrušíte parkovné?'],
    ['yes or no with a comma', 'Zrušíte parkovné, Ano, či ne?', 'Zrušíte parkovné, ?'],
    ['a signature on its line', 'kola?\n\nS pozdravem\nBožena Hlaváčková', 'kola?'],
    ['a signature after a sentence', 'Budou kola? S přátelským pozdravem Božena', 'Budou kola?'],
    ['a name after a comma', 'Budou kola, zdravím Božena', 'Budou kola,'],
    ['a name after a sentence', 'Budou kola? Zdraví Božena Hlaváčková', 'Budou kola?'],
    ['a name without accents', 'budou kola?\nzdravi B. Novotna', 'budou kola?'],
    ['a signature without accents', 'budou kola?\ns pozdravem b.', 'budou kola?'],
    ['two dashes', 'kola?\n--\nBožena Hlaváčková, tel. 123', 'kola?'],
    ['a phone', 'kola?\nOdesláno z mobilu', 'kola?'],
    ['an English phone', 'kola?\nSent from my phone', 'kola?'],
  ])('without %s', (_, message, said) => {
    expect(left(message)).toBe(said)
  })

  test.each([
    ['a yes of its own', 'co chce hnutí ANO'],
    ['a no of its own', 'Ano, nechci nový most'],
    ['a greeting in the middle', 'chci vás jít navštívit s pozdravem od tety'],
    ['a signature alone', 'S pozdravem Božena'],
    ['a signature with a long text below', `kola?\nS pozdravem\n${'a další otázky '.repeat(40).trim()}`],
    ['signs of comparison', 'je-li výška < 3 m a > 2 m'],
    ['a lone sign', 'kola @ řeka & les <3'],
    ['a sign inside a word', 'kola@řeka'],
    ['health after a comma', 'podpoříte sport, zdraví a pohyb?'],
    ['health of somebody', 'Co chystáte pro sport, zdraví Pražanů a pohyb dětí?'],
    ['dashes inside a line', 'kola -- a co dál'],
  ])('%s is not noise', (_, message) => {
    expect(left(message)).toBe(message.replace(/\s+/g, ' '))
  })

  test('and its words keep their places', () => {
    const message = '<b>Kola</b> u&nbsp;řeky, www.obec.example jan@obec.example\nS pozdravem\nJan'
    const clean = withoutNoise(message)
    expect(clean).toHaveLength(message.length)
    for (const { text, from, to } of words(clean)) expect(message.slice(from, to)).toBe(text)
    expect(words(clean).map(({ text }) => text)).toEqual(['Kola', 'u', 'řeky'])
  })

  test('of any message, as long as before, and no letter is another one', () => {
    holds(
      fc.property(
        soup('kola¦ ¦<b>¦<¦>¦&nbsp;¦@¦a@b.cz¦www.¦https://¦\n¦--¦S pozdravem¦Žáček¦.¦ano¦nebo¦ne'),
        message => {
          const clean = withoutNoise(message)
          expect(clean).toHaveLength(message.length)
          for (const [at, letter] of [...clean].entries())
            if (letter !== ' ') expect(letter).toBe([...message][at])
        },
      ),
    )
  })
})

describe('what is said several times is said once', () => {
  const said = (text: string) =>
    withoutRepetition(words(text))
      .map(({ folded }) => folded)
      .join(' ')

  test.each([
    ['kola podél řeky? kola podél řeky?', 'kola podel reky'],
    ['Kola! kola… KOLA', 'kola'],
    ['a b a b a b', 'a b'],
    ['a b a b a', 'a b'],
    ['kola', 'kola'],
    ['', ''],
  ])('%j: %j', (text, once) => {
    expect(said(text)).toBe(once)
  })

  test.each(['kola podél řeky kola', 'a b a', 'a a b', 'a b b a'])('but not by halves: %j', text => {
    expect(said(text)).toBe(text.replaceAll('ř', 'r').replaceAll('é', 'e'))
  })

  test('whatever it is, and however often', () => {
    const list = fc.array(fc.constantFrom('kola', 'les', 'most'), { minLength: 1, maxLength: 6 })
    holds(
      fc.property(list, fc.integer({ min: 1, max: 4 }), (parts, times) => {
        const once = said(parts.join(' '))
        fc.pre(once === parts.join(' '))
        expect(said(Array(times).fill(parts.join(' ')).join(' '))).toBe(once)
      }),
    )
  })
})
