/** Subtopics: what belongs to a topic, and what a debate on it comes to, as concepts of the thesaurus. */

import type { Passage } from '../model.ts'
import type { Evidence } from '../search/candidates.ts'
import type { Found, SearchIndex } from '../search/index.ts'
import { conceptKey, headOf } from '../search/keys.ts'
import { byScore } from '../search/pruning.ts'
import type { Thesaurus } from '../search/thesaurus.ts'
import type { Met } from './relevance.ts'
import type { TopicPart } from './topic-parts.ts'

/** Passages looked at for what a debate on the topic comes to. */
const MOST = 80

export interface RelatedTools {
  readonly index: SearchIndex
  /** Whether a passage is of the places and years that are asked for. */
  readonly isAllowed: (one: { readonly id: number }) => boolean
}

/** What was found, and passages with what a debate on the topic comes to, whatever words of the topic they have. */
export function withRelated(
  found: Found,
  parts: readonly TopicPart[],
  { index, isAllowed }: RelatedTools,
): Found {
  const evidence = parts
    .flatMap(({ related }) => related)
    .flatMap(({ id }) => conceptEvidence(id).map(one => ({ ...one, weight: 1 })))
  if (evidence.length === 0) return found
  const known = new Set(found.candidates.map(({ id }) => id))
  const related = index.candidates(evidence).candidates.filter(isAllowed).sort(byScore).slice(0, MOST)
  const added = related.filter(({ id }) => !known.has(id)).map(({ id }) => index.candidate(id))
  return {
    ...found,
    candidates: [...found.candidates, ...added],
    nearest: new Set([...found.nearest, ...related.map(({ id }) => id)]),
  }
}

/** What of these a passage has; its own words, title and headings are read. */
export function subtopicFinder(
  parts: readonly TopicPart[],
  thesaurus: Thesaurus,
): (passage: Passage) => Pick<Met, 'subtopics' | 'isRelated'> {
  const owner = new Map(
    parts.flatMap(({ narrower }) =>
      narrower.flatMap(one => [one.id, ...one.narrower].map(id => [id, one.name] as const)),
    ),
  )
  const related = parts.flatMap(part => part.related.map(({ id }) => id))
  const ids = new Set([...owner.keys(), ...related])
  if (ids.size === 0) return () => ({ subtopics: [], isRelated: false })
  const matches = thesaurus.matcher([...ids])
  /** Text and head each by itself: their words are known already. */
  const matchesIn = (text: string) => matches(thesaurus.analyzer.tokensOf(text))
  return passage => {
    const found = [...matchesIn(headOf(passage)), ...matchesIn(passage.text)]
    const subtopics = new Set(found.flatMap(({ concept }) => owner.get(concept.id) ?? []))
    return { subtopics: [...subtopics], isRelated: found.length > 0 }
  }
}

/** Where the index has a concept. */
export function conceptEvidence(id: number): Pick<Evidence, 'key' | 'field'>[] {
  return (['concepts', 'headConcepts'] as const).map(field => ({ key: conceptKey(id), field }))
}
