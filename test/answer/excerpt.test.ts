/** Which sentences of a passage answer, which of its words met the question, and which words of the question those were. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentences } from '../../src/czech/sentences.ts'
import type { Hit } from '../../src/model.ts'
import { type Asking, asking, type Text } from '../search/asking.ts'
import { holds } from '../support.ts'

const OTHER = 'Kašnu na náměstí vyčistíme.'

function hit(text: Text, question: string, thesaurus = ''): Hit {
  const [best] = asking({ text, jiné: OTHER }, { thesaurus }).hits(question)
  if (best?.passage.code !== 'X-text') throw new Error(`${question}: not found`)
  return best
}

const answering = ({ excerpt, passage }: Hit) => excerpt.map(({ from, to }) => passage.text.slice(from, to))
const marked = ({ marks, passage }: Hit) => marks.map(({ from, to }) => passage.text.slice(from, to))

/** Six sentences, each with words of its own. */
const LONG = [
  'Na úvod je potřeba říci, že se za poslední roky ve městě udělalo málo a že to každý vidí.',
  'Knihovna otevře i v neděli, protože v týdnu na ni pracující lidé nemají vůbec čas.',
  'Lávka přes Jizeru dostane nové zábradlí a s ním i osvětlení, které nebude oslňovat.',
  'Hasiči dostanou cisternu, o kterou žádají už dlouhá léta a na kterou se stále nedostává.',
  'Sokolovna získá bezbariérový vchod, aby se do ní dostali opravdu všichni bez rozdílu.',
  'Koupaliště napustíme už v květnu a vstup pro místní děti zůstane zdarma jako dosud.',
]

describe('all of a passage answers', () => {
  test.each([
    'Lávku opravíme.',
    'Lávka bez tečky',
    'Lávku, č. p. 5 i 12. ulici opravíme do 5. 6. 2023, tj. brzy.',
    'Lávku opravíme. Lávku natřeme. O lávku se postaráme.',
    `Lávku opravíme${', a potom ještě jednou'.repeat(30)}.`,
  ])('%s', text => {
    expect(answering(hit(text, 'lávka'))).toEqual([text])
  })

  test('where only a heading met the question', () => {
    const text = 'Otevřeme i v neděli. Půjčíme i noty.'
    expect(answering(hit({ text, headings: ['Knihovna'] }, 'knihovna'))).toEqual([text])
  })
})

describe('of several sentences, those answer that meet most of the question', () => {
  test.each<readonly [string, readonly number[]]>([
    ['knihovna', [1]],
    ['lávka', [2]],
    ['sokolovna', [4]],
    ['koupaliště', [5]],
    ['zábradlí a cisterna', [2, 3]],
    ['neděle a cisterna', [1, 3]],
    ['bezbariérový vchod a vstup zdarma', [4, 5]],
    ['nové zábradlí a osvětlení lávky', [2]],
  ])('%s', (question, at) => {
    expect(answering(hit(LONG.join(' '), question))).toEqual(at.map(index => LONG[index]))
  })

  test('and no more than three', () => {
    const many = 'Lávka praská. Dub roste. '.repeat(10).trim()
    expect(answering(hit(many, 'lávka'))).toEqual(['Lávka praská.', 'Lávka praská.', 'Lávka praská.'])
  })

  test('and none that meets only what a better one meets as well', () => {
    const text = 'Lávku přes Jizeru opravíme hned. Jizera je čistá. Dub roste.'
    expect(answering(hit(text, 'oprava lávky přes Jizeru'))).toEqual(['Lávku přes Jizeru opravíme hned.'])
  })
})

describe('marks', () => {
  test.each([
    ['lávka', 'Lávku opravíme a u lávky otevřeme.', ['Lávku', 'lávky']],
    ['LAVKA', 'Lávku opravíme.', ['Lávku']],
    ['škola a dvůr', 'Školní dvůr oživíme.', ['Školní', 'dvůr']],
    ['hasyči a vůz', 'Hasičům koupíme vůz.', ['Hasičům', 'vůz']],
    ['oprava lávky', 'Opravíme lávku i zeď.', ['Opravíme', 'lávku']],
    ['opravíte tu zeď?', 'Tu zeď tu opravíme.', ['zeď', 'opravíme']],
    ['1500000', 'Dáme 1 500 000 Kč.', ['1 500 000']],
    ['byt', 'Byt má být levný.', ['Byt']],
  ])('%s: %s', (question, text, words) => {
    expect(marked(hit(text, question))).toEqual(words)
  })

  test.each([
    ['smetí', 'Svoz domovního odpadu zlevníme.', ['Svoz domovního odpadu']],
    ['smetí', 'Odpad a svoz domovního odpadu.', ['Odpad', 'svoz domovního odpadu']],
    ['odpad', 'Odpad, svoz odpadu a zase odpad.', ['Odpad', 'svoz odpadu', 'odpad']],
  ])('a term of the thesaurus as a whole: %s: %s', (question, text, words) => {
    expect(marked(hit(text, question, 'odpad: svoz odpadu\n  lidově: smetí'))).toEqual(words)
  })

  test('are none where only a heading met the question', () => {
    const best = hit({ text: 'Otevřeme i v neděli.', headings: ['Knihovna'] }, 'knihovna')
    expect(best.marks).toEqual([])
    expect(best.matched).toEqual(['knihovna'])
  })
})

describe('matched', () => {
  test.each([
    ['Jak opravíte lávku?', 'Lávku opravíme.', ['lávku', 'opravíte']],
    ['lávka a žirafa', 'Lávku opravíme.', ['lávka']],
    ['LAVKA', 'Lávku opravíme.', ['lavka']],
    ['hasyči a vůz', 'Hasičům koupíme vůz.', ['hasyči', 'vůz']],
  ])('lists words of the question, shouted ones in small letters: %s: %s', (question, text, words) => {
    expect([...hit(text, question).matched].sort()).toEqual([...words].sort())
  })

  test('the one that says most comes first', () => {
    const texts = { text: 'Opravíme varhany.', a: 'Opravíme věž.', b: 'Opravíme most.', c: 'Opravíme zeď.' }
    expect(asking(texts).hits('oprava varhan')[0]?.matched).toEqual(['varhan', 'oprava'])
  })
})

describe('of any text and question', () => {
  const word = fc.constantFrom(
    ...'Lávka lávku opravíme svoz odpadu odpad školní škola a v na kdo 5. 12 tj. hasičům Praha Jizera'.split(
      ' ',
    ),
  )
  const end = fc.constantFrom('. ', ' ', ', ', '! ', ': ', ' – ')
  const prose = fc
    .array(fc.tuple(word, end), { minLength: 1, maxLength: 80 })
    .map(parts => parts.flat().join('').trim())
  const thesaurus = 'odpad: svoz odpadu\n  lidově: smetí\nškola: třída'
  const question = fc.array(word, { minLength: 1, maxLength: 5 }).map(words => words.join(' '))
  const every = (check: (hit: Hit, question: string) => void) =>
    holds(
      fc.property(prose, question, (text, asked) => {
        const { hits }: Asking = asking({ text, jiné: OTHER }, { thesaurus })
        for (const hit of hits(asked)) check(hit, asked)
      }),
    )

  test('all of it answers, or one to three whole sentences in their order', () => {
    every(({ excerpt, passage: { text } }) => {
      const ranges = sentences(text)
      expect(excerpt.length).toBeGreaterThan(0)
      expect(excerpt.length).toBeLessThanOrEqual(3)
      const isWhole = excerpt[0]?.from === 0 && excerpt[0].to === text.length
      if (isWhole) expect(excerpt).toHaveLength(1)
      else expect(excerpt).toEqual(ranges.filter(({ from }) => excerpt.some(range => range.from === from)))
    })
  })

  test('the marks are inside the text, sorted, apart from each other, and whole words', () => {
    every(({ marks, passage: { text } }) => {
      let end = -1
      for (const { from, to } of marks) {
        expect(from).toBeGreaterThan(end)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(text.slice(from, to)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/u)
        expect(text.slice(Math.max(0, from - 1), from)).not.toMatch(/[\p{L}\p{N}]/u)
        expect(text.slice(to, to + 1)).not.toMatch(/[\p{L}\p{N}]/u)
        end = to
      }
    })
  })

  test('matched words are words of the question, each once', () => {
    every(({ matched }, asked) => {
      expect(matched.length).toBeGreaterThan(0)
      for (const word of matched) expect(asked).toContain(word)
    })
  })

  test('the parts of a score add up to it', () => {
    every(({ why, score }) => {
      const sum = Object.values(why).reduce((total, part) => total + part, 0)
      expect(sum).toBeCloseTo(score)
    })
  })
})

describe('the sentence with what is wanted is among those that answer', () => {
  const begun = 'Bazén na sídlišti opravíme celý.'
  const other = 'Hasiči mají cisternu.'

  test.each([
    ['kolik bude stát bazén na sídlišti?', 'Vyjde to na 40 milionů korun.'],
    ['kdy bude bazén na sídlišti?', 'Otevřeme v květnu 2024.'],
  ])('%s', (question, sentence) => {
    expect(answering(hit(`${begun} ${sentence} ${other}`, question))).toEqual([begun, sentence])
  })

  test('a question for neither gets neither', () => {
    const text = `${begun} Vyjde to na 40 milionů korun. ${other}`
    expect(answering(hit(text, 'bazén na sídlišti'))).toEqual([begun])
  })
})
