import { describe, expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import { type Conversation, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { Memory } from '../../src/chat/memory.ts'
import { Clock } from '../clock.ts'

const MINUTE = 60_000
const asked = (...previous: readonly string[]): Conversation => ({ ...NEW_CONVERSATION, previous })

describe('a message', () => {
  test('begins a conversation', () => {
    expect(new Memory().before('Jana', '1')).toBe(NEW_CONVERSATION)
  })

  test('continues the one of the same person', () => {
    const memory = new Memory()
    memory.set('Jana', '1', asked('kamery'))
    expect(memory.before('Jana', '2')).toEqual(asked('kamery'))
    expect(memory.before('Petr', '2')).toBe(NEW_CONVERSATION)
  })

  test('that is edited, however often, continues what stood before it', () => {
    const memory = new Memory()
    memory.set('Jana', '1', asked('kamery'))
    memory.set('Jana', '2', asked('kamery', 'a v Prazee'))
    memory.set('Jana', '2', asked('kamery', 'a v Praze'))
    expect(memory.before('Jana', '2')).toEqual(asked('kamery'))
    expect(memory.before('Jana', '3')).toEqual(asked('kamery', 'a v Praze'))
  })

  test('that is the first one and edited begins anew', () => {
    const memory = new Memory()
    memory.set('Jana', '1', asked('kamrey'))
    expect(memory.before('Jana', '1')).toBe(NEW_CONVERSATION)
  })
})

describe('a conversation is forgotten', () => {
  test.each([
    [30, asked('kamery')],
    [31, NEW_CONVERSATION],
  ])('after half an hour: after %i minutes it is %j', async (minutes, left) => {
    const clock = new Clock()
    const memory = new Memory(localCaches(clock.now))
    memory.set('Jana', '1', asked('kamery'))
    await clock.pass(minutes * MINUTE)
    expect(memory.before('Jana', '2')).toEqual(left)
  })

  test('when it is wanted', () => {
    const memory = new Memory()
    memory.set('Jana', '1', asked('kamery'))
    memory.forget('Jana')
    expect(memory.before('Jana', '2')).toBe(NEW_CONVERSATION)
  })

  test('when five thousand newer ones are there', () => {
    const memory = new Memory()
    for (let person = 0; person <= 5_000; person++) memory.set(`${person}`, '1', asked('kamery'))
    expect(memory.before('0', '2')).toBe(NEW_CONVERSATION)
    expect(memory.before('1', '2')).not.toBe(NEW_CONVERSATION)
  })
})

test('what an answer left is there until something else is said', () => {
  const memory = new Memory()
  memory.set('Jana', '1', asked('kamery'))
  expect(memory.after('Jana', '1')).toEqual(asked('kamery'))
  memory.set('Jana', '2', asked('hřiště'))
  expect([memory.after('Jana', '1'), memory.after('Petr', '1')]).toEqual([null, null])
})
