import { expect, test } from 'vitest'
import { feedbackOf } from '../../src/chat/feedback.ts'

const signsOf = (text: string) => text.split(' ').filter(sign => sign !== '')

test.each([
  ['', '👍', ['good given']],
  ['', '👎', ['bad given']],
  ['👍', '', ['good withdrawn']],
  ['👍', '👎', ['good withdrawn', 'bad given']],
  ['👍', '❤️', []],
  ['', '👍🏽', ['good given']],
  ['', '🤔', []],
  ['👍', '🤔', ['good withdrawn']],
  ['👍', '👍 👎', ['good withdrawn']],
  ['', '👍 🔥 🤔', ['good given']],
  ['', 'constructor 👍👍', []],
  ['', '', []],
])('from %j to %j', (before, after, expected) => {
  const told = feedbackOf(signsOf(before), signsOf(after))
  expect(told.map(({ verdict, change }) => `${verdict} ${change}`)).toEqual(expected)
})
