/** What Redis gets to see of names and values. */

import { expect, test } from 'vitest'
import { Sealer } from '../../../adapters/redis/sealer.ts'

const SECRET = '123:tajemství'
const sealer = new Sealer(SECRET)
const NAME = 'doslova:{a}:state'
const TEXT = 'Kdy opravíte lávku?'

test('a name is the same for all who know the secret, and other for others', () => {
  const name = sealer.name('chat 4711')
  expect(name).toBe(new Sealer(SECRET).name('chat 4711'))
  expect(name).not.toContain('4711')
  expect(new Set([name, sealer.name('chat 4712'), new Sealer('jiné').name('chat 4711')]).size).toBe(3)
})

test('a value is read by those who know the secret, and is never written twice alike', () => {
  const [one, other] = [sealer.seal(TEXT, NAME), sealer.seal(TEXT, NAME)]
  expect(one).not.toBe(other)
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('lávku')
  expect([one, other].map(value => new Sealer(SECRET).open(value, NAME))).toEqual([TEXT, TEXT])
})

test.each<readonly [string, (sealed: string) => string | null]>([
  ['by another secret', sealed => new Sealer('jiné').open(sealed, NAME)],
  ['under another name', sealed => sealer.open(sealed, 'doslova:{b}:state')],
  ['that was changed', sealed => sealer.open(`${sealed.slice(0, -6)}AAAAAA`, NAME)],
  ['that was cut', sealed => sealer.open(sealed.slice(0, 20), NAME)],
  ['that is none', () => sealer.open('není', NAME)],
])('a value %s cannot be read', (_, open) => {
  expect(open(sealer.seal(TEXT, NAME))).toBeNull()
})
