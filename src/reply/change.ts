/** The way of a subject over the years as a reply: each year's words, and what is new in them. */

import type { Change, Difference, Step } from '../debate/sheet.ts'
import { beginning } from './beginning.ts'
import { type Reply, type ReplyBlock, say, saying } from './block.ts'
import { PHRASES } from './phrases.ts'
import { quoteBlocks, type ReplyContext } from './quote.ts'

/** Letters of a topic, and of words that differ. */
const TOPIC = 90
const WORDS = 60

/** The steps one after another, in each the words marked that the one before does not have. */
export function replyWithChange({ steps, ...change }: Change, context: ReplyContext): Reply {
  const topic = beginning(change.topic, TOPIC)
  if (steps.length === 0) return saying(PHRASES.sheetEmpty(topic))
  return {
    blocks: [
      say(PHRASES.change(topic)),
      ...steps.flatMap(step => stepBlocks(step, { ...context, isOfSeveral: true })),
    ],
  }
}

/** What a picture of the steps shows, in words. */
export function altOfChange({ topic, steps }: Change): string {
  return PHRASES.changePicture(beginning(topic, TOPIC), steps.map(nameOf).join(', '))
}

function stepBlocks({ passage, marks, since }: Step, context: ReplyContext): ReplyBlock[] {
  const whole = { from: 0, to: passage.text.length }
  const answering = since === null ? { excerpt: marks, marks: [] } : { excerpt: [whole], marks: since.marks }
  return quoteBlocks(passage, answering, context, since === null ? [] : [sinceSaid(since)])
}

function sinceSaid({ removed, added, ...before }: Difference): string {
  const name = nameOf(before)
  const [old, now] = [beginning(removed, WORDS), beginning(added, WORDS)]
  if (old === '' && now === '') return PHRASES.changeNone(name)
  if (old === '') return PHRASES.changeAdded(name, now)
  return now === '' ? PHRASES.changeRemoved(name, old) : PHRASES.changeOther(name, `„${old}“ → „${now}“`)
}

function nameOf({ place, year }: Pick<Difference, 'place' | 'year'>): string {
  return [place, year].filter(part => part !== null).join(' ')
}
