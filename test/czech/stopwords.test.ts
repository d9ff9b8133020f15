import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/czech/fold.ts'
import { StopWords } from '../../src/czech/stopwords.ts'
import { stopWords } from '../stopwords.ts'
import { holds } from '../support.ts'

const HERE = `# jen k testu
[nehledá se]
a být! Prosím   # ruší se
[není nutné]
město zlepšit
`

describe('a file of stop words', () => {
  const read = new StopWords({ stopwords: HERE, party: 'Zelená strana\n' })

  test.each([
    ['a', 'a', 'nehledá se'],
    ['prosim', 'prosím', 'nehledá se'],
    ['prosim', 'PROSIM', 'nehledá se'],
    ['byt', 'být', 'nehledá se'],
    ['byt', 'Být', 'nehledá se'],
    ['byt', 'byt', 'hledá se'],
    ['mesto', 'město', 'není nutné'],
    ['zelena', 'zelená', 'jméno strany'],
    ['strana', 'strana', 'jméno strany'],
    ['zelenou', 'zelenou', 'jiný tvar jména'],
    ['kamera', 'kamera', 'hledá se'],
    ['testu', 'testu', 'hledá se'],
  ])('%s, written %s: %s', (folded, written, found) => {
    const { [found]: expected = [false, false, false] } = {
      'nehledá se': [true, false, false],
      'není nutné': [false, true, false],
      'jméno strany': [false, true, true],
      'jiný tvar jména': [false, false, true],
    }
    expect([read.isStop(folded, written), read.isWeak(folded), read.isParty(folded)]).toEqual(expected)
  })

  test('without a party names none', () => {
    expect(new StopWords({ stopwords: HERE }).isParty('zelena')).toBe(false)
  })

  const NOTHING = '[nehledá se]\n[není nutné]\n'
  test.each([
    ['a word twice', '[nehledá se]\na i\ni', 'stopwords.txt, line 3: "i" stands in line 2 already'],
    ['twice but for accents', '[nehledá se]\nteď ted', 'line 2: "ted" stands in line 2 already'],
    ['a word in both sections', '[nehledá se]\nnad\n[není nutné]\nnad', 'line 4: "nad" stands in line 2'],
    ['a word above the sections', 'a\n[nehledá se]\ni', 'line 1: "a" stands above the first section'],
    ['a section of another name', '[nehleda]\na', 'line 2: "a" stands under [nehleda], use [nehledá se] or'],
    [
      'words with commas',
      '[nehledá se]\na, i',
      'line 2: "a," is no word; put words with spaces between them',
    ],
  ])('is refused with %s', (_, stopwords, message) => {
    expect(() => new StopWords({ stopwords })).toThrow(message)
  })

  test('of a party may name guarantors of samples, and nothing else beside its forms', () => {
    const party = new StopWords({ stopwords: NOTHING, party: 'zelení\n[garanti ukázek]\njan.zeleny' })
    expect([party.isParty('zelena'), party.isParty('jan.zeleny')]).toEqual([true, false])
    expect(['Jan.Zelený', 'zeleni', 'jan'].map(name => party.isSampleGuarantor(name))).toEqual([
      ...[true, false, false],
    ])
    expect(() => new StopWords({ stopwords: NOTHING, party: 'zelení\n[jiné]\na' })).toThrow(
      'party.txt, line 3: "a" stands under [jiné], use [garanti ukázek].',
    )
  })

  test('of a party is refused with a word twice', () => {
    const party = 'zelení\n\nzelených Zelení'
    expect(() => new StopWords({ stopwords: NOTHING, party })).toThrow(
      'party.txt, line 3: "Zelení" stands in line 1 already',
    )
  })

  test('gives back the words that were put in', () => {
    const word = fc.stringMatching(/^[a-zěščřžýáíéúů]{1,8}$/)
    const lists = fc.uniqueArray(word, { selector: fold, maxLength: 12 })
    holds(
      fc.property(lists, fc.nat(12), (list, at) => {
        const [stop, weak] = [list.slice(0, at), list.slice(at)]
        const stopwords = `[není nutné]\n${weak.join(' ')}\n[nehledá se]\n${stop.join('\n')}`
        const file = new StopWords({ stopwords })
        expect(list.filter(one => file.isStop(fold(one), one))).toEqual(stop)
        expect(list.filter(one => file.isWeak(fold(one)))).toEqual(weak)
      }),
    )
  })
})

describe('of the shipped words', () => {
  test.each(['a', 'na', 'protoze', 'prosim', 'dobry', 'chcete'])('%s is never searched', word => {
    expect(stopWords.isStop(word)).toBe(true)
  })

  test.each(['kamera', 'skola', 'bezpecnost', 'praha'])('%s is searched', word => {
    expect(stopWords.isStop(word)).toBe(false)
    expect(stopWords.isWeak(word)).toBe(false)
  })

  test.each(['zlepsit', 'podporujete', 'situace', 'obcane'])('%s is searched, but not needed', word => {
    expect(stopWords.isWeak(word)).toBe(true)
  })

  test('být is grammar and byt is a flat', () => {
    expect(stopWords.isStop('byt', 'být')).toBe(true)
    expect(stopWords.isStop('byt', 'byt')).toBe(false)
    expect(stopWords.isStop('byt')).toBe(false)
  })
})
