/** Reactions: to an answer, as the actions that they ask for, and those that an answer offers. Pure. */

import type { Action } from '../../../src/reply/action.ts'
import type { Reply } from '../../../src/reply/block.ts'
import type { MatrixEvent } from '../api/event.ts'
import { record, relationsOf, text } from '../api/event.ts'
import type { EventId } from '../api/ids.ts'

type ReactionType = Extract<Action['type'], 'more' | 'why' | 'section' | 'elsewhere'>

const ACTIONS: ReadonlyMap<string, ReactionType> = new Map([
  ['➕', 'more'],
  ['❓', 'why'],
  ['📖', 'section'],
  ['🗺', 'elsewhere'],
])

export interface Reaction {
  /** The message that it belongs to. */
  readonly target: EventId
  /** The sign, without the mark that makes it a picture. */
  readonly sign: string
}

/** A reaction, or null where it is none. */
export function readReaction({ content }: MatrixEvent): Reaction | null {
  const target = relationsOf(content).reactsTo
  const sign = text(record(content['m.relates_to']).key)?.replace(/\ufe0f/g, '') ?? ''
  return target === null || sign === '' ? null : { target, sign }
}

/** Whether it asks for something, and is not only a reaction. */
export function isAsking({ sign }: Reaction): boolean {
  return ACTIONS.has(sign)
}

/** The action of a reaction to a message that shows the passage of a code; null where it asks for nothing, or has nothing to be about. */
export function actionOf({ sign }: Reaction, code: string | null): Action | null {
  const type = ACTIONS.get(sign)
  if (type === undefined) return null
  if (type === 'more') return { type }
  return code === null ? null : { type, code }
}

/** Signs that the bot itself puts below its answers, so that one tap asks for what they mean. */
export const OFFERED = ['➕', '❓', '📖'] as const

/** Those of `OFFERED` that have something to be about: none without a quote that answers, `➕` where more passages are worth it. */
export function offeredBelow({ blocks }: Reply): readonly (typeof OFFERED)[number][] {
  if (!blocks.some(block => block.type === 'quote' && block.chosen)) return []
  const hasMore = blocks.some(({ type }) => type === 'choices')
  return OFFERED.filter(key => key !== '➕' || hasMore)
}
