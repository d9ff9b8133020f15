/** Passages that share most of their words, found without comparing each with each. */

import { describe, expect, test } from 'vitest'
import type { Passage } from '../../src/model.ts'
import { NearDuplicates } from '../../src/passages/near-duplicates.ts'
import { passage } from '../search/asking.ts'
import { growth } from '../work.ts'

const any = () => true

/** Names of the near duplicates of the first of these texts. */
function alike(first: string, ...others: readonly string[]): string[] {
  const passages = [first, ...others].map((text, at) => passage(text, String(at)))
  return new NearDuplicates(passages).of(passages[0] as Passage, any).map(({ text }) => text)
}

const PARK = 'V parku u nádraží vysadíme sto nových stromů a doplníme lavičky ve stínu.'
const MORE = 'V parku u nádraží vysadíme dvě stě nových stromů a doplníme lavičky ve stínu.'
const SHORTER = 'V parku vysadíme sto nových stromů a doplníme lavičky ve stínu.'
const OTHER = 'Knihovna otevře i v neděli odpoledne a rozšíří dětské oddělení o hernu.'

describe('near duplicates', () => {
  test.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['differ in a figure', PARK, [OTHER, MORE], [MORE]],
    ['are the likest first', PARK, [MORE, SHORTER, OTHER], [SHORTER, MORE]],
    [
      'may have other case and accents',
      PARK,
      ['v parku u nadrazi VYSADIME sto novych stromu a doplnime lavicky ve stinu'],
      ['v parku u nadrazi VYSADIME sto novych stromu a doplnime lavicky ve stinu'],
    ],
    ['may deny', PARK, [PARK.replace('vysadíme', 'nevysadíme')], [PARK.replace('vysadíme', 'nevysadíme')]],
    [
      'are not a passage that shares a sentence only',
      PARK,
      [`${OTHER} ${OTHER.toUpperCase()} Vysadíme sto nových stromů a ${OTHER}`],
      [],
    ],
    [
      'may be short and have their words in another order',
      'Opravíme hasičskou zbrojnici a všem spolkům půjčíme sál zdarma.',
      [OTHER, 'všem spolkům sál zdarma + hasičskou zbrojnici'],
      ['všem spolkům sál zdarma + hasičskou zbrojnici'],
    ],
    ['are none of a few words', 'Více zeleně pro všechny.', ['Více zeleně pro všechny'], []],
    ['are none where there are none', PARK, [OTHER], []],
  ])('%s', (_, first, others, found) => {
    expect(alike(first, ...others)).toEqual(found)
  })

  test('are of one kind and of those that are wanted', () => {
    const [promise, fact, wanted] = [
      passage(PARK, 'promise'),
      passage({ text: MORE, kind: 'prevention' }, 'fact'),
      passage(SHORTER, 'wanted'),
    ] as const
    const duplicates = new NearDuplicates([promise, fact, wanted, passage(MORE, 'unwanted')])
    const found = duplicates.of(promise, ({ code }) => code === 'X-wanted' || code === 'X-fact')
    expect(found).toEqual([wanted])
  })

  test('are found for a passage of another place of the same words', () => {
    const [own, other] = [passage(PARK, 'a'), passage(MORE, 'b')]
    const moved = { ...own, source: { ...own.source, file: 'jinde.md' } }
    expect(new NearDuplicates([own, other]).of(moved, any)).toEqual([other])
  })
})

describe('among thousands of passages that are all alike', () => {
  const many = (count: number) => {
    const passages = Array.from({ length: count }, (_, at) =>
      passage(`${PARK} To je záměr číslo ${at} našeho města.`, String(at)),
    )
    return { duplicates: new NearDuplicates(passages), passage: passages[0] as Passage }
  }

  test('some are found, and eight times as many of them cost no more', () => {
    const look = ({ duplicates, passage }: ReturnType<typeof many>) => duplicates.of(passage, any)
    const [some, more] = [many(1_000), many(8_000)]
    expect(look(more).length).toBeGreaterThan(10)
    expect(growth(look, some, more, 2)).toBeLessThanOrEqual(2)
  })
})
