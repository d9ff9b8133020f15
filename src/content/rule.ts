/** Rule: one thing that an editor should know about a document alone. None of them leaves it out. */

import type { StopWords } from '../czech/stopwords.ts'
import type { Rule } from '../model.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { Document } from './document.ts'

/** What is known beside the documents. */
export interface Knowledge {
  readonly gazetteer: Gazetteer
  readonly stopWords: StopWords
  /** Tells which years are too far ahead. */
  readonly today: Date
}

/** One thing a rule found in a document. */
export interface Found {
  readonly message: string
  readonly line: number | null
  /** Instead of the remedy of the rule. */
  readonly remedy?: string
  /** As in `Problem`. */
  readonly about?: string
}

export interface DocumentRule {
  readonly rule: Rule
  readonly remedy: string
  readonly find: (document: Document, knowledge: Knowledge) => readonly Found[] | Found | null
}
