/** The sheet of a debate as a reply and as JSON, and the way of a subject over the years. */

import type { Change, Sheet, SheetSection } from '../debate/sheet.ts'
import type { Reply, ReplyBlock } from './block.ts'
import { say, saying } from './block.ts'
import { passageJson } from './json.ts'
import { ownerOf } from './owner.ts'
import { PHRASES } from './phrases.ts'
import { quoteBlocks, type ReplyContext } from './quote.ts'

/** Cards that a chat shows whole; the others are on buttons. */
const MOST_SHOWN = 3
const MOST_CHOICES = 20

/** The best cards whole, then all others by their codes, and what there is none of. */
export function replyWithSheet(sheet: Sheet, context: ReplyContext): Reply {
  const { topic, sections, missing } = sheet
  const cards = sections.flatMap(section => section.cards)
  const none = missing.length === 0 ? [] : [say(PHRASES.sheetMissing(missing))]
  if (cards.length === 0) return { blocks: [say(PHRASES.sheetEmpty(topic)), ...none] }
  const shown = cards.slice(0, MOST_SHOWN)
  const left = new Set(cards.slice(MOST_SHOWN, MOST_SHOWN + MOST_CHOICES))
  const lists = sections.flatMap((section): ReplyBlock[] => {
    const items = section.cards.filter(card => left.has(card))
    if (items.length === 0) return []
    return [
      {
        type: 'choices',
        title: titleOf(section),
        items: items.map(({ passage: { code, text, source } }) => ({
          code,
          text: beginning(text, TEXT),
          label: `${ownerOf(source, [])}: ${beginning(text, LABEL)}`,
        })),
      },
    ]
  })
  return {
    blocks: [
      say(PHRASES.sheet(topic, cards.length)),
      ...shown.flatMap(({ passage, marks }) => quoteBlocks(passage, { excerpt: marks, marks: [] }, context)),
      ...lists,
      ...none,
      say(PHRASES.version(sheet.content)),
    ],
  }
}

const TEXT = 90
const LABEL = 30

/** The first words of a text, with a sign that it goes on. */
function beginning(text: string, letters: number): string {
  if (text.length <= letters) return text
  const space = text.lastIndexOf(' ', letters)
  return `${text.slice(0, space > 0 ? space : letters)}…`
}

function titleOf({ role, title, topic }: SheetSection): string {
  const heading = topic === null ? title : `${title} › ${topic}`
  return PHRASES.sheetSection(role, heading)
}

/** A sheet as `debate --json` prints it. */
export function sheetJson({ sections, ...sheet }: Sheet) {
  return {
    ...sheet,
    sections: sections.map(({ title, kind, role, topic, cards }) => ({
      ...{ title, kind, role, topic },
      passages: cards.map(({ passage, marks, alsoIn }) => ({
        ...passageJson(passage),
        answering: marks.map(({ from, to }) => passage.text.slice(from, to)),
        alsoIn,
      })),
    })),
  }
}

/** Each year's words, one after another. */
export function replyWithChange({ topic, steps }: Change, context: ReplyContext): Reply {
  if (steps.length === 0) return saying(PHRASES.sheetEmpty(topic))
  return {
    blocks: [
      say(PHRASES.change(topic)),
      ...steps.flatMap(({ passage }) => quoteBlocks(passage, null, { ...context, isOfSeveral: true })),
    ],
  }
}
