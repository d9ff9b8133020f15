/** Missing parts of a topic: its words, and names of what belongs to it, that no text has. */

import { LONGEST_WORD } from '../czech/fold.ts'
import { withPrefixes } from '../czech/prefix.ts'
import type { Evidence } from '../search/candidates.ts'
import type { SearchIndex } from '../search/index.ts'
import type { Query } from '../search/query.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import { conceptEvidence } from './subtopics.ts'
import type { TopicPart } from './topic-parts.ts'

/** Most names said to be missing. */
const MOST = 8

type Key = Pick<Evidence, 'key' | 'field'>

export interface MissingTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  /** Whether a passage is of the places and years that are asked for. */
  readonly isAllowed: (one: { readonly id: number }) => boolean
}

/** What belongs to a topic is looked for where all of a part of it is one concept: of "byty na Airbnb" only the words are. */
export function missingIn(
  { terms }: Query,
  parts: readonly TopicPart[],
  { index, thesaurus, isAllowed }: MissingTools,
): string[] {
  const isNowhere = (keys: readonly Key[]) =>
    !index.candidates(keys.map(one => ({ ...one, weight: 1 }))).candidates.some(isAllowed)
  /** A text without one of its words does not have the name; forms and relatives of a word count as the word. */
  const hasWordNowhere = (name: string) =>
    thesaurus.analyzer
      .analyseContent(name)
      .some(({ stop, keys }) => !stop && isNowhere(withPrefixes(keys).flatMap(wordEvidence)))
  const words = terms
    .filter(({ isPlace, isWeak, isPlainVerb }) => isPlace !== true && !isWeak && !isPlainVerb)
    .filter(({ token }) => token.text.length <= LONGEST_WORD)
    .filter(({ token, expansions, guessed }) =>
      isNowhere([...(guessed ? [] : expansions.values()), ...withPrefixes(token.keys).flatMap(wordEvidence)]),
    )
    .map(({ token }) => token.text)
  const names = parts
    .flatMap(({ narrower }) => narrower)
    .filter(({ id, name }) => isNowhere(conceptEvidence(id)) && hasWordNowhere(name))
    .map(({ name }) => name)
  return [...new Set([...words, ...names])].slice(0, MOST)
}

function wordEvidence(key: string): Key[] {
  return (['text', 'head'] as const).map(field => ({ key, field }))
}
