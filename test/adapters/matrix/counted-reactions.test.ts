import { expect, test } from 'vitest'
import { CountedReactions } from '../../../adapters/matrix/counted-reactions.ts'
import { Clock } from '../../clock.ts'

const HOUR = 60 * 60_000

test('a reaction counts until it is withdrawn, once; one that nobody knows any more is not withdrawn', async () => {
  const clock = new Clock()
  const counted: unknown[] = []
  const reactions = new CountedReactions({ react: (...signs) => counted.push(signs) }, clock.now)
  reactions.give('$a', '👍')
  for (const id of ['$a', '$a', '$b'] as const) reactions.withdraw(id)
  reactions.give('$c', '👎')
  await clock.pass(HOUR + 1)
  reactions.withdraw('$c')
  expect(counted).toEqual([
    [[], ['👍']],
    [['👍'], []],
    [[], ['👎']],
  ])
})
