/** Missing parts of a topic: its words, and names of what belongs to it, that no text has. */

import type { Passage } from '../model.ts'
import type { Evidence } from '../search/candidates.ts'
import type { SearchIndex } from '../search/index.ts'
import { conceptKey } from '../search/keys.ts'
import type { Query } from '../search/query.ts'
import type { Thesaurus } from '../search/thesaurus.ts'

/** Most names said to be missing. */
const MOST = 8

type Key = Pick<Evidence, 'key' | 'field'>

export interface MissingTools {
  readonly index: SearchIndex
  readonly thesaurus: Thesaurus
  /** Whether a passage is of the places and years that are asked for. */
  readonly isAllowed: (one: { readonly passage: Passage }) => boolean
}

export function missingIn(
  { terms, concepts, unknown }: Query,
  { index, thesaurus, isAllowed }: MissingTools,
): string[] {
  const isNowhere = (keys: readonly Key[]) =>
    !index.candidates(keys.map(one => ({ ...one, weight: 1 }))).candidates.some(isAllowed)
  /** A text without one of its words does not have the name; forms and relatives of a word count as the word. */
  const hasWordNowhere = (name: string) =>
    thesaurus.analyzer
      .analyseContent(name)
      .some(({ stop, keys }) => !stop && isNowhere(keys.flatMap(wordEvidence)))
  const words = terms
    .filter(term => !term.unknown && term.isPlace !== true && isNowhere([...term.expansions.values()]))
    .map(({ token }) => token.text)
  const parts = concepts
    .flatMap(({ narrower }) => narrower.flatMap(id => thesaurus.concepts[id] ?? []))
    .filter(({ id, name }) => isNowhere(conceptEvidence(id)) && hasWordNowhere(name))
    .map(({ name }) => name)
  return [...new Set([...unknown, ...words, ...parts])].slice(0, MOST)
}

function conceptEvidence(id: number): Key[] {
  return (['concepts', 'headConcepts'] as const).map(field => ({ key: conceptKey(id), field }))
}

function wordEvidence(key: string): Key[] {
  return (['text', 'head'] as const).map(field => ({ key, field }))
}
