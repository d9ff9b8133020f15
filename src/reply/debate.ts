/** The sheet of a debate as a reply and as JSON, and the way of a subject over the years. */

import type { Sheet, SheetDeadline, SheetFigure, SheetSection } from '../debate/sheet.ts'
import { placeAndYear } from '../passages/sources.ts'
import { beginning } from './beginning.ts'
import type { Reply, ReplyBlock } from './block.ts'
import { say } from './block.ts'
import { changeLine } from './change.ts'
import { passageJson } from './json.ts'
import { ownerOf } from './owner.ts'
import { PHRASES } from './phrases.ts'
import { quoteBlocks, type ReplyContext } from './quote.ts'

/** Cards that a chat shows whole; the others are on buttons. */
const MOST_SHOWN = 3
const MOST_CHOICES = 20
/** Figures, and terms, that a chat names. */
const MOST_NAMED = 3

/** The best cards whole, then all others by their codes, and what there is none of. */
export function replyWithSheet(sheet: Sheet, context: ReplyContext): Reply {
  const { sections, figures, deadlines, missing } = sheet
  const topic = beginning(sheet.topic, TEXT)
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
      ...changesShown(sheet),
      ...choicesOf(PHRASES.sheetFigures, figures, one => one.value),
      ...choicesOf(PHRASES.sheetDeadlines, deadlines, one => PHRASES.sheetDeadline(one.term, one.isPast)),
      ...none,
      say(PHRASES.version(sheet.content)),
    ],
  }
}

const TEXT = 90
const LABEL = 30

/** Figures or terms, each before the beginning of its sentence. */
function choicesOf<One extends SheetFigure | SheetDeadline>(
  title: string,
  all: readonly One[],
  nameOf: (one: One) => string,
): ReplyBlock[] {
  const items = all.slice(0, MOST_NAMED).map(one => ({
    code: one.code,
    text: `${nameOf(one)}: ${beginning(one.sentence, TEXT)}`,
    label: nameOf(one),
  }))
  return items.length === 0 ? [] : [{ type: 'choices', title, items }]
}

function changesShown({ changes }: Sheet): ReplyBlock[] {
  const items = changes.map(change => ({
    code: change.code,
    text: changeLine(change),
    label: placeAndYear(change),
  }))
  return items.length === 0 ? [] : [{ type: 'choices', title: PHRASES.sheetChanges, items }]
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
