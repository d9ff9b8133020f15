/** Answering engine: what the bot needs of an engine, whether the passages are in this process or elsewhere. */

import type { Context } from '../answer/answer.ts'
import type { Answer, ContentVersion, Passage } from '../model.ts'
import type { Passages } from '../passages/passages.ts'
import type { Place } from '../places/gazetteer.ts'

export interface AnsweringEngine<Whole> {
  /** The engine where all passages are in this process; null where they are elsewhere. */
  readonly whole: Whole | null
  /** All passages, or a few of each text where they are elsewhere: what says which texts there are. */
  readonly representatives: Passages
  /** Some passages, of each place and year that there are texts for one at least: what says whose texts there are. */
  readonly examples: Iterable<Passage>
  readonly content: ContentVersion
  readonly coverage: readonly string[]
  answer(question: string, context?: Context): Promise<Answer>
  find(code: string): Promise<Passage | null>
  sectionOf(passage: Passage): Promise<Passage[]>
  /** Those of passages that are what their files say. */
  standing(passages: readonly Passage[]): Promise<Passage[]>
  isAlone(passage: Passage): boolean
  counterpart(passage: Passage): Passage | null
  covers(place: Place): boolean
  placesFor(place: Place): readonly string[]
  asksForMore(message: string): boolean
  /** How many passages of the site's own texts stand at places for which `isThere` holds. */
  passagesAt(isThere: (place: string | null) => boolean): number
}
