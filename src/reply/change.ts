/** Change as a reply: the way of a subject over the years, each year's words, and what is new in them. */

import type { Change, Difference, SheetChange, Step } from '../debate/sheet.ts'
import { placeAndYear } from '../passages/sources.ts'
import { beginning } from './beginning.ts'
import { type Reply, type ReplyBlock, say, saying } from './block.ts'
import { PHRASES } from './phrases.ts'
import { quoteBlocks, type ReplyContext } from './quote.ts'

/** Letters of a topic, and of words that differ. */
const TOPIC = 90
const WORDS = 60

/** The steps one after another, in each the words marked that the likest one before does not have. */
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
  return PHRASES.changePicture(beginning(topic, TOPIC), steps.map(placeAndYear).join(', '))
}

function stepBlocks({ passage, marks, since }: Step, context: ReplyContext): ReplyBlock[] {
  const whole = { from: 0, to: passage.text.length }
  const answering = since === null ? { excerpt: marks, marks: [] } : { excerpt: [whole], marks: since.marks }
  return quoteBlocks(passage, answering, context, since === null ? [] : [sinceSaid(since)])
}

/** What a text says otherwise than an earlier one, by the first words that differ. */
export function sinceSaid(since: Difference): string {
  const words = firstDifference(since)
  return words === null
    ? PHRASES.changeNone(placeAndYear(since))
    : PHRASES.changeSince(placeAndYear(since), words)
}

/** The first words that differ; null where none do. */
function firstDifference({ removed, added }: Difference): string | null {
  const [old, now] = [beginning(removed, WORDS), beginning(added, WORDS)]
  if (old === '') return now === '' ? null : PHRASES.wordsAdded(now)
  return now === '' ? PHRASES.wordsRemoved(old) : PHRASES.wordsChanged(old, now)
}

/** `Praha 5 2018 → 2022: přibylo „s možností“`. */
export function changeLine({ year, since }: SheetChange): string {
  return PHRASES.changeLine(`${placeAndYear(since)} → ${year}`, firstDifference(since) ?? '')
}
