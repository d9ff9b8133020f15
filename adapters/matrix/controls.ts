/** Reactions to an answer as the words that ask for the same. Pure. */

import type { MatrixEvent } from './event.ts'
import { record, relationsOf, text } from './event.ts'

/** What can be asked about an answer with a reaction; each is a word too. */
export type Control = 'more' | 'why' | 'section'

const CONTROLS: ReadonlyMap<string, Control> = new Map([
  ['➕', 'more'],
  ['❓', 'why'],
  ['📖', 'section'],
])

export interface Reaction {
  /** The message that it belongs to. */
  readonly target: string
  readonly control: Control
}

/** What a reaction asks for, or null when it is only a reaction. */
export function readReaction({ content }: MatrixEvent): Reaction | null {
  const target = relationsOf(content).reactsTo
  // Some keyboards add a mark that makes the sign a picture.
  const key = text(record(content['m.relates_to']).key)?.replace(/\ufe0f/g, '') ?? ''
  const control = CONTROLS.get(key)
  return target === null || control === undefined ? null : { target, control }
}
