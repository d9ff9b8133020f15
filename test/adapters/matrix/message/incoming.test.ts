import { describe, expect, test } from 'vitest'
import type { Json, MatrixEvent } from '../../../../adapters/matrix/api/event.ts'
import {
  type Circumstances,
  readIncoming,
  readReplied,
} from '../../../../adapters/matrix/message/incoming.ts'
import { event, ME, message, replyTo } from '../events.ts'

const COMMANDS = ['temata', 'p']
const DIRECT: Circumstances = {
  me: ME,
  isDirect: true,
  isToUs: false,
  isCommand: name => COMMANDS.includes(name),
}
const ROOM: Circumstances = { ...DIRECT, isDirect: false }

/** What is read of an event; null when the bot is not asked. */
function asked(given: MatrixEvent, circumstances: Circumstances): string | null {
  const incoming = readIncoming(given, circumstances)
  return incoming?.type === 'text' ? incoming.text : null
}

const pill = (name: string, address = `https://matrix.to/#/${ME}`): Json => ({
  formatted_body: `<a href="${address}">${name}</a>: kamery`,
})

describe('in a direct chat', () => {
  test.each([
    ['Kolik stojí parkování?', 'Kolik stojí parkování?'],
    ['  kamery \n', 'kamery'],
    ['!temata', '/temata'],
    ['!p KOL22-ABCDE', '/p KOL22-ABCDE'],
    ['!neznámé slovo', '/neznámé slovo'],
    ['!!!', '!!!'],
    ['kamery! temata', 'kamery! temata'],
    ['! temata', '! temata'],
    [`${ME} kamery`, 'kamery'],
    ['Doslova, kamery', 'kamery'],
    ['', ''],
  ])('%j asks %j', (text, question) => {
    expect(asked(message(text), DIRECT)).toBe(question)
  })
})

describe('in a room', () => {
  test.each<[text: string, content: Json, question: string | null]>([
    ['kamery', {}, null],
    ['!temata', {}, '/temata'],
    ['!ping', {}, null],
    ['/temata', {}, null],
    ['@doslova kamery', {}, 'kamery'],
    ['@Doslova: kamery', {}, 'kamery'],
    ['@doslova !temata', {}, '/temata'],
    ['@doslova !ping', {}, '/ping'],
    ['@doslova', {}, ''],
    ['@doslovak kamery', {}, null],
    ['@doslova:jinde.cz kamery', {}, null],
    ['kamery @doslova', {}, null],
    [`kamery ${ME}`, {}, 'kamery'],
    [`${ME}: kamery`, {}, 'kamery'],
    ['Doslova: kamery', { 'm.mentions': { user_ids: [ME] } }, 'kamery'],
    ['doslova kamery', { 'm.mentions': { user_ids: [ME] } }, 'kamery'],
    ['Doslovanka kamery', { 'm.mentions': { user_ids: [ME] } }, 'Doslovanka kamery'],
    ['kamery', { 'm.mentions': { user_ids: ['@jiny:fake.test'] } }, null],
    ['kamery', { 'm.mentions': 'všichni' }, null],
    ['Robot: kamery', pill('Robot'), 'kamery'],
    ['Robot & spol.: kamery', pill('Robot &amp; spol.'), 'kamery'],
    ['Robot: kamery', pill('Robot', `https://matrix.to/#/${encodeURIComponent(ME)}`), 'kamery'],
    ['Robot: kamery', pill('Robot', `https://matrix.to/#/${ME}?via=fake.test`), 'kamery'],
    ['co na to Robot: kamery', pill('Robot'), 'co na to : kamery'],
    ['Robot: kamery', pill('Robot', 'https://matrix.to/#/@jiny:fake.test'), null],
    ['Robot: kamery', pill('Robot', 'https://matrix.to/#/%zz'), null],
  ])('%j %j asks %j', (text, content, question) => {
    expect(asked(message(text, content), ROOM)).toBe(question)
  })

  test('what replies to an answer asks', () => {
    expect(asked(message('a kamery?', replyTo('$a')), { ...ROOM, isToUs: true })).toBe('a kamery?')
  })
})

test.each([
  ['> <@jana:fake.test> kamery\n\na hlídky?', 'a hlídky?'],
  ['> <@jana:fake.test> kamery\n> druhý řádek\n\na hlídky?\n> citát', 'a hlídky?\n> citát'],
  ['> <@jana:fake.test> kamery', ''],
  ['> citát na začátku', '> citát na začátku'],
])('above a reply older clients put what it replies to: %j is %j', (body, question) => {
  expect(asked(message(body, replyTo('$a')), DIRECT)).toBe(question)
})

test('what /me says of oneself asks when it names the bot', () => {
  const circumstances = { me: ME, isDirect: false, isToUs: false, isCommand: () => false } as Circumstances
  const emote = message('doslova: cyklostezka', { msgtype: 'm.emote' })
  expect(readIncoming(emote, circumstances)).toEqual({
    type: 'text',
    text: 'cyklostezka',
    addressedBy: 'name',
  })
})

test('a citation without a reply stays', () => {
  expect(asked(message('> <b> kamery\nano?'), DIRECT)).toBe('> <b> kamery\nano?')
})

describe('nobody is asked', () => {
  test.each<[what: string, given: MatrixEvent]>([
    ['by the bot itself', message('kamery', {}, { sender: ME })],
    ['by a robot', message('kamery', { msgtype: 'm.notice' })],
    ['by an event without text', event('m.room.message', {})],
    ['by a body that is none', event('m.room.message', { msgtype: 'm.text', body: 7 })],
    ['by a topic', event('m.room.topic', { topic: 'kamery', body: 'kamery' })],
  ])('%s', (_, given) => {
    expect(readIncoming(given, DIRECT)).toBeNull()
  })
})

describe('what cannot be read', () => {
  const picture = (content: Json = {}) => message('IMG.jpg', { msgtype: 'm.image', ...content })

  test('is noticed in a direct chat and passed over in a room', () => {
    for (const given of [picture(), picture({ filename: 'IMG.jpg' }), event('m.sticker', { body: 'ahoj' })]) {
      expect(readIncoming(given, DIRECT)).toEqual({ type: 'unreadable' })
      expect(readIncoming(given, ROOM)).toBeNull()
    }
  })

  test('may have a caption, which is read', () => {
    expect(asked(message('kamery', { msgtype: 'm.image', filename: 'IMG.jpg' }), DIRECT)).toBe('kamery')
  })
})

test.each([
  [
    { msgtype: 'm.text', body: 'kdy bude bazén?' },
    { type: 'text', text: 'kdy bude bazén?', addressedBy: 'name' },
  ],
  [{ msgtype: 'm.audio', body: 'hlas.ogg' }, { type: 'unreadable' }],
])('a mention alone, as a reply to %j', (content, incoming) => {
  expect(readReplied(event('m.room.message', content))).toEqual(incoming)
})
