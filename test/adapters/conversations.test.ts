import { describe, expect, test } from 'vitest'
import { Conversations } from '../../adapters/conversations.ts'
import { type Conversation, NEW_CONVERSATION } from '../../src/bot.ts'
import { Clock } from './clock.ts'

const MINUTE = 60_000
const asked = (...previous: readonly string[]): Conversation => ({ previous })

describe('a message', () => {
  test('begins a conversation', () => {
    expect(new Conversations().before('Jana', '1')).toBe(NEW_CONVERSATION)
  })

  test('continues the one of the same person', () => {
    const conversations = new Conversations()
    conversations.set('Jana', '1', asked('kamery'))
    expect(conversations.before('Jana', '2')).toEqual(asked('kamery'))
    expect(conversations.before('Petr', '2')).toBe(NEW_CONVERSATION)
  })

  test('that is edited, however often, continues what stood before it', () => {
    const conversations = new Conversations()
    conversations.set('Jana', '1', asked('kamery'))
    conversations.set('Jana', '2', asked('kamery', 'a v Prazee'))
    conversations.set('Jana', '2', asked('kamery', 'a v Praze'))
    expect(conversations.before('Jana', '2')).toEqual(asked('kamery'))
    expect(conversations.before('Jana', '3')).toEqual(asked('kamery', 'a v Praze'))
  })

  test('that is the first one and edited begins anew', () => {
    const conversations = new Conversations()
    conversations.set('Jana', '1', asked('kamrey'))
    expect(conversations.before('Jana', '1')).toBe(NEW_CONVERSATION)
  })
})

describe('a conversation is forgotten', () => {
  test.each([
    [29, asked('kamery')],
    [30, NEW_CONVERSATION],
  ])('after half an hour: after %i minutes it is %j', async (minutes, left) => {
    const clock = new Clock()
    const conversations = new Conversations(clock.now)
    conversations.set('Jana', '1', asked('kamery'))
    await clock.pass(minutes * MINUTE)
    expect(conversations.before('Jana', '2')).toEqual(left)
  })

  test('when it is wanted', () => {
    const conversations = new Conversations()
    conversations.set('Jana', '1', asked('kamery'))
    conversations.forget('Jana')
    expect(conversations.before('Jana', '2')).toBe(NEW_CONVERSATION)
  })

  test('when five thousand newer ones are there', () => {
    const conversations = new Conversations()
    for (let person = 0; person <= 5_000; person++) conversations.set(`${person}`, '1', asked('kamery'))
    expect(conversations.before('0', '2')).toBe(NEW_CONVERSATION)
    expect(conversations.before('1', '2')).not.toBe(NEW_CONVERSATION)
  })
})

test('what an answer left is there until something else is said', () => {
  const conversations = new Conversations()
  conversations.set('Jana', '1', asked('kamery'))
  expect(conversations.after('Jana', '1')).toEqual(asked('kamery'))
  conversations.set('Jana', '2', asked('hřiště'))
  expect([conversations.after('Jana', '1'), conversations.after('Petr', '1')]).toEqual([null, null])
})
