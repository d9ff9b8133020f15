import { expect, test } from 'vitest'
import { companyChange } from '../../../../adapters/matrix/rooms/company.ts'
import { ROOM } from '../events.ts'

/** What is said of a room, each time that somebody writes there while it is a direct chat, or is none. */
function heard(...isDirect: readonly boolean[]) {
  const known = new Set<string>()
  const facts = {
    knows: (_: string, fact: string) => known.has(fact),
    learn: (_: string, fact: string) => void known.add(fact),
    unlearn: (_: string, fact: string) => void known.delete(fact),
  }
  return isDirect.map(is => companyChange(facts, ROOM, is))
}

test.each<[what: string, isDirect: readonly boolean[], said: ReturnType<typeof heard>]>([
  ['a direct chat', [true, true], [null, null]],
  ['others came', [true, false, false], [null, 'grown', null]],
  ['and went', [true, false, true, true], [null, 'grown', 'alone-again', null]],
  ['a room that never was a direct chat', [false, true, true], [null, null, null]],
  ['and that others come back to', [false, true, false], [null, null, 'grown']],
])('%s: %j', (_, isDirect, said) => {
  expect(heard(...isDirect)).toEqual(said)
})
