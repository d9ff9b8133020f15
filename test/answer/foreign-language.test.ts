/** Messages in other languages: a reply in theirs, or a search, never "this is no question of policy". */

import { describe, expect, test } from 'vitest'
import { answerJson } from '../../src/reply/json.ts'
import { lexicon } from '../lexicon.ts'
import { asking, MUTE } from '../search/asking.ts'

const TEXTS = { doprava: 'Dopravu v centru zklidníme.', tramvaje: 'Tramvaje pojedou až k řece.' }
const thesaurus = 'doprava: mobilita\n  cizí: public transport\ntramvaj: tramvaje\n  cizí: tram, električka\n'
const CONTENT = { version: '0123456789ab', date: '2026-11-20' }
const { frames } = lexicon
const { answer, first } = asking(TEXTS, { thesaurus, frames })

describe('a message in a language without texts says which one it is', () => {
  test.each([
    ['Скільки житла ви збудуєте?', 'uk'],
    ['Сколько жилья вы построите?', 'ru'],
    ['czy będzie nowa szkoła', 'pl'],
    ['Wie viele Wohnungen werden Sie bauen?', 'de'],
    // Also where it has a word of the texts.
    ['Was ist mit der doprava?', 'de'],
    ['Do you speak English?', 'en'],
    ['Who are you and what can you do?', 'en'],
    ['What is the capital of Australia?', 'en'],
    // One sign, and nothing is found.
    ['podatki dla firm', 'pl'],
    ['Radwege in der Stadt', 'de'],
    ['why so expensive', 'en'],
  ])('%s: %s', (question, language) => {
    const { understood, ...given } = answer(question)
    expect(given).toEqual({
      ...{ outcome: 'not-policy', question, reason: 'foreign-language', language, near: [] },
    })
    expect(answerJson({ ...given, understood }, CONTENT)).toMatchObject({
      reason: 'foreign-language',
      language,
    })
  })
})

describe('searched is', () => {
  test.each([
    ['what will you do about public transport?', 'doprava', 'English on a topic'],
    ['what about the tram', 'tramvaje', 'English on a topic'],
    ['čo chcete robiť s električkami', 'tramvaje', 'Slovak'],
    ['jak je to s dopravou, bitte und danke', 'doprava', 'Czech for the most part'],
    ['Привіт, jak bude s dopravou', 'doprava', 'Czech for the most part'],
    ['doprava dla firm', 'doprava', 'a sign, and it is found'],
  ])('%s: %s (%s)', (question, found) => {
    expect(first(question)).toBe(found)
  })
})

test('the silence of a programme is told as for any other question, when English was understood', () => {
  expect(asking(TEXTS, { thesaurus, frames, tuning: MUTE }).first('what about public transport?')).toBe(
    'silent',
  )
})

describe('small talk stays what it is', () => {
  test.each([
    ['hello', 'not-policy: greeting'],
    ['thank you', 'not-policy: thanks'],
    ['mluvíš anglicky?', 'not-policy: about-bot'],
  ])('%s: %s', (message, found) => {
    expect(first(message)).toBe(found)
  })
})

test('a question after one that was not understood stands alone', () => {
  const previous = ['Wie viele Wohnungen werden Sie bauen?']
  expect(first('a tramvaje?', { previous })).toBe('tramvaje')
  expect(answer('und wie ist es in der Stadt?', { previous: ['doprava'] })).toMatchObject({ language: 'de' })
})
