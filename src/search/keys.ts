/** Index keys: what a passage is found under, by field. */

import type { Passage } from '../model.ts'
import type { Token } from './analysis.ts'
import type { ConceptMatch, Thesaurus } from './thesaurus.ts'

/** Where a key is looked for: the words of a passage, or its title, headings and introducing sentence. */
export type Field = 'text' | 'head' | 'concepts' | 'headConcepts'

export const FIELDS: readonly Field[] = ['text', 'head', 'concepts', 'headConcepts']

/** Stems and roots of words, and concepts; a key that occurs twice stands there twice. */
export type Keys = Record<Field, readonly string[]>

export function byField<T>(value: (field: Field) => T): Record<Field, T> {
  return {
    text: value('text'),
    head: value('head'),
    concepts: value('concepts'),
    headConcepts: value('headConcepts'),
  }
}

export function conceptKey(id: number): string {
  return `c${id}`
}

/** The concept of a key that `conceptKey` made. */
export function conceptOf(key: string): number {
  return Number(key.slice(1))
}

export function wordKeys(tokens: readonly Token[]): string[] {
  return tokens.flatMap(token => (token.stop ? [] : token.keys))
}

export function conceptKeys(matches: readonly ConceptMatch[]): string[] {
  return matches.map(match => conceptKey(match.concept.id))
}

/** Title, headings and the sentence above a list. */
export function headOf({ source, headings, lead }: Passage): string {
  return [source.title, ...headings, lead?.text ?? ''].join('\n')
}

/** A function that gives the keys of one passage after another; those of a head, which many share, once. */
export function keyReader(thesaurus: Thesaurus): (passage: Passage) => Keys {
  const { analyzer } = thesaurus
  const heads = new Map<string, Pick<Keys, 'head' | 'headConcepts'>>()
  return passage => {
    const tokens = analyzer.analyseContent(passage.text)
    return {
      text: wordKeys(tokens),
      concepts: conceptKeys(thesaurus.inText(tokens)),
      ...headKeys(headOf(passage)),
    }
  }

  function headKeys(text: string): Pick<Keys, 'head' | 'headConcepts'> {
    let keys = heads.get(text)
    if (keys === undefined) {
      const tokens = analyzer.analyseContent(text)
      keys = { head: wordKeys(tokens), headConcepts: conceptKeys(thesaurus.inText(tokens)) }
      heads.set(text, keys)
    }
    return keys
  }
}
