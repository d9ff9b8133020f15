/** One process has one global `indexedDB`, and other libraries may have been there first. */

import { expect, test } from 'vitest'
import type { Factory, OpenRequest } from '../store/engine.ts'
import { publish, withdraw } from '../store/global.ts'

const world = globalThis as Record<string, unknown> & { indexedDB?: Factory }

/** A factory that gives its own name for each database it is asked for. */
const named = (name: string) => {
  const open = (database: string) => `${name}: ${database}` as unknown as OpenRequest
  return { open, deleteDatabase: open }
}

test("another library's classes are refused, not mixed with", () => {
  world.IDBRequest = class {}
  expect(() => publish(named('store'))).toThrow(/another library has put its own IDBRequest/)
  delete world.IDBRequest
})

test('each name leads to its store, any other to what was there before', () => {
  world.indexedDB = named('before')
  const [first, second] = [publish(named('first')), publish(named('second'))]
  expect(world.indexedDB.open(`${first}::keys`)).toBe('first: keys')
  expect(world.indexedDB.open(`${second}::keys::more`)).toBe('second: keys::more')
  expect(world.indexedDB.deleteDatabase(`${second}::keys`)).toBe('second: keys')
  expect(world.indexedDB.open('elsewhere::keys')).toBe('before: elsewhere::keys')
  withdraw(first)
  expect(world.indexedDB.open(`${first}::keys`)).toBe(`before: ${first}::keys`)
})
