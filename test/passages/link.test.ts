import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { fragmentLink, PageText } from '../../src/passages/link.ts'
import { collapse } from '../../src/text/cut.ts'
import { passagesIn, read } from '../documents.ts'
import { holds } from '../support.ts'

const URL_ = 'https://kolin.example.cz/volby/'
const MARK = '#:~:text='

/** The decoded beginning and end of a fragment, or none for a plain page. */
function fragment(link: string): readonly string[] {
  const [page, directive, ...more] = link.split(MARK)
  expect(more).toEqual([])
  expect(page).toBe(URL_)
  return directive === undefined ? [] : directive.split(',').map(decodeURIComponent)
}

function linkOf(text: string, ...others: readonly string[]): readonly string[] {
  return fragment(fragmentLink(URL_, [text], new PageText([text, ...others])))
}

/** How often a browser finds the words on a page: whole words, in one block, whatever their case and accents. */
function found(words: string, blocks: readonly string[]): number {
  const wanted = fold(words).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?=${wanted}(?![\\p{L}\\p{N}]))`, 'gu')
  return blocks.flatMap(block => [...fold(collapse(block)).matchAll(pattern)]).length
}

describe('a fragment is', () => {
  test.each([
    [
      'the first words that are on the page once',
      'Postavíme nový most pro pěší.',
      [],
      ['Postavíme nový most'],
    ],
    [
      'the first and the last words of a longer text',
      'Postavíme nový most pro pěší, který spojí nádraží s náměstím.',
      [],
      ['Postavíme nový most', 'nádraží s náměstím'],
    ],
    [
      'longer when others begin alike',
      'Postavíme nový most u školy.',
      ['Postavíme nový most u parku.'],
      ['Postavíme nový most u školy'],
    ],
    [
      'from further in when others begin quite alike',
      'V příštím volebním období postavíme v našem městě konečně jeden další nový most u školy.',
      ['V příštím volebním období postavíme v našem městě konečně jeden další nový park.'],
      ['příštím volebním období postavíme v našem městě konečně jeden další nový most'],
    ],
    [
      'longer at its end when others end alike',
      'Postavíme nový most u školy v našem městě.',
      ['Park kvete v našem městě.'],
      ['Postavíme nový most', 'školy v našem městě'],
    ],
    ['without the punctuation at its ends', '„Postavíme nový most!“', [], ['Postavíme nový most']],
    ['enough words to be a phrase', 'A v té tmě uvidí všichni.', [], ['A v té tmě uvidí']],
    [
      'not beyond a mark that pages print in their own way',
      'Máme "most" a máme novou lávku.',
      [],
      ['a máme novou'],
    ],
    ['not beyond a sign that nobody sees', 'Máme \u202Emost a máme novou lávku.', [], ['a máme novou']],
    [
      'not with a hyphen that shows at the end of a line only',
      'Ne\u00ADbude most a bude lávka.',
      [],
      ['most a bude lávka'],
    ],
  ])('%s', (_, text, others, words) => {
    expect(linkOf(text, ...others)).toEqual(words)
  })

  test.each([
    ['all its words stand elsewhere too', 'Postavíme most pro pěší.', ['A Postavíme most pro pěší. Brzy.']],
    ['the same paragraph is there twice', 'Postavíme most pro pěší.', ['Postavíme most pro pěší.']],
    ['the other has other case and accents', 'Postavíme most pro pěší.', ['POSTAVIME MOST PRO PESI']],
    ['it is too short', 'Bude most.', []],
    ['every word may be printed in another way', 'Bude "nový" most... "pěší" ano... "kola" ne...', []],
  ])('none when %s', (_, text, others) => {
    expect(linkOf(text, ...others)).toEqual([])
  })

  test('never over the border of two paragraphs', () => {
    const page = new PageText(['Postavíme', 'nový most pro pěší.'])
    expect(fragment(fragmentLink(URL_, ['Postavíme nový most pro pěší.'], page))).toEqual(['nový most pro'])
  })

  test('not misled by a part of a word', () => {
    expect(linkOf('most je nový a pevný.', 'Skromnost je nová. Velkomost je nový')).toEqual(['most je nový'])
  })
})

describe('letters with a meaning in a link are encoded', () => {
  test.each([
    ['Je-li to most, je to dobře.', 'Je%2Dli%20to%20most'],
    ['Most, lávka, tunel a brod.', 'Most%2C%20l%C3%A1vka%2C%20tunel'],
    ['Věda & výzkum ve městě.', 'V%C4%9Bda%20%26%20v%C3%BDzkum'],
    ['Sleva 100% pro školy.', 'Sleva%20100%25%20pro'],
    ['Máme plán #1 pro město.', 'M%C3%A1me%20pl%C3%A1n%20%231'],
    ['Co? Nic, ale opravdu nic.', 'Co%3F%20Nic%2C%20ale'],
    ['Silnice A/B + most = dobře.', 'Silnice%20A%2FB%20%2B%20most'],
    ['Kč (5 mil.) pro město.', 'K%C4%8D%20%285%20mil%2E%29%20pro'],
  ])('%s', (text, directive) => {
    expect(fragmentLink(URL_, [text], new PageText([text]))).toBe(URL_ + MARK + directive)
  })
})

describe('a fragment of any text of any page', () => {
  const word = fc.constantFrom(
    ...'most Most mosty lávka lavka nový v a nádraží Kč 5 2022 škola je-li'.split(' '),
    ...'„ano“ (ne) R&D a,b "x" ... – 50% park. kino, Postavíme'.split(' '),
    'nový most u školy',
    'v našem městě.',
  )
  const block = fc.array(word, { minLength: 1, maxLength: 18 }).map(words => words.join(' '))

  test('decodes to words of the text that are on the page once, end after beginning', () => {
    holds(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), blocks => {
        const text = blocks[0] ?? ''
        const words = fragment(fragmentLink(URL_, [text], new PageText(blocks)))
        let at = 0
        for (const phrase of words) {
          expect(found(phrase, blocks)).toBe(1)
          at = text.indexOf(phrase, at)
          expect(at).toBeGreaterThanOrEqual(0)
          at += phrase.length
        }
      }),
    )
  })
})

describe('the link of a passage', () => {
  const page = (body: string, head = '') =>
    passagesIn(read(`---\ntitle: Doprava ve městě Kolíně\nurl: ${URL_}\n${head}---\n${body}`))

  test('leads to its paragraph', () => {
    const [most, lavka] = page('Postavíme nový most pro pěší.\n\nOpravíme starou lávku pro kola.\n')
    expect(fragment(most?.source.link ?? '')).toEqual(['Postavíme nový most'])
    expect(fragment(lavka?.source.link ?? '')).toEqual(['Opravíme starou lávku'])
  })

  test('tells paragraphs that begin alike apart', () => {
    const links = page('Postavíme nový most u školy.\n\nPostavíme nový most u parku.\n').map(
      ({ source }) => source.link,
    )
    expect(links.map(link => fragment(link ?? ''))).toEqual([
      ['Postavíme nový most u školy'],
      ['Postavíme nový most u parku'],
    ])
  })

  test('does not stop at a heading with the same words', () => {
    const [passage] = page('## Postavíme nový most\n\nPostavíme nový most u školy pro pěší.\n')
    expect(fragment(passage?.source.link ?? '')).toEqual(['Postavíme nový most u', 'školy pro pěší'])
  })

  test('does not stop at the title with the same words', () => {
    const [passage] = page('Doprava ve městě Kolíně bude rychlá.\n')
    expect(fragment(passage?.source.link ?? '')).toEqual(['Doprava ve městě Kolíně bude'])
  })

  test('does not stop at furniture with the same words', () => {
    const [passage] = page('[Doprava je priorita](/doprava)\n\nDoprava je priorita města i kraje.\n')
    expect(fragment(passage?.source.link ?? '')).toEqual(['Doprava je priorita města'])
  })

  test('leads to a cell of its row, not to the heads of the table', () => {
    const links = page(
      '| Předpokládaná cena stavby | Stavba |\n|---|---|\n| 45 000 000 Kč | Oprava bazénu u řeky |\n| 45 000 000 Kč | Oprava lávky u řeky |\n',
    ).map(({ source }) => fragment(source.link ?? ''))
    expect(links).toEqual([['Oprava bazénu u'], ['Oprava lávky u']])
  })

  test('leads from a cell of its row to another one', () => {
    const [row] = page('| Stavba | Cena |\n|---|---|\n| Nový most pro pěší | 45 000 000 Kč |\n')
    expect(fragment(row?.source.link ?? '')).toEqual(['Nový most pro', '45 000 000 Kč'])
  })

  test('does not stop at struck-out words', () => {
    const [passage] = page('~~Postavíme nový most hned.~~ Postavíme nový most příští rok.\n')
    expect(fragment(passage?.source.link ?? '')).toEqual(['Postavíme nový most příští'])
  })

  test('is the page alone for a summary', () => {
    const [passage] = page('Postavíme nový most pro pěší.\n', 'wording: summary\n')
    expect(passage?.source).toMatchObject({ wording: 'summary', link: URL_ })
  })

  test('is none without a page', () => {
    const [passage] = passagesIn(read('---\ntitle: Doprava\n---\nPostavíme nový most pro pěší.\n'))
    expect(passage?.source).toMatchObject({ url: null, link: null })
  })
})
