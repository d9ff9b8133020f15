/** Answers to messages that are no question of policy, each with its reason. */

import type { Answer, ForeignLanguage, NotPolicy } from '../model.ts'
import type { Place } from '../places/gazetteer.ts'
import { type Language, languageOf } from '../question/language.ts'
import type { Query } from '../search/query.ts'
import { NOT_READ, understoodOf } from './understood.ts'

export function tooLong(question: string): Answer {
  return {
    ...{ outcome: 'not-policy', question, understood: NOT_READ },
    ...{ reason: 'too-long', near: [] },
  }
}

export function notPolicy(query: Query, reason: NotPolicy): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason, near: [] },
  }
}

export function placeAlone(query: Query, { name }: Place): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason: 'place', place: name, near: [] },
  }
}

/** The languages whose words the thesaurus has. */
export function isSearched(language: Language): language is 'cs' | 'sk' | 'en' {
  return language === 'cs' || language === 'sk' || language === 'en'
}

/** A no as it is, or in another language when the message has a single sign of that and no answer in the texts. */
export function noInLanguage(no: Answer, query: Query): Answer {
  const language = languageOf(query.tokens, 1)
  if (!isSearched(language)) return foreignLanguage(query, language)
  const isUnderstood = query.concepts.length > 0 || no.near.length > 0
  const isNoQuestion = no.outcome === 'not-policy' || (no.outcome === 'silent' && !isUnderstood)
  return language === 'en' && isNoQuestion ? foreignLanguage(query, language) : no
}

export function foreignLanguage(query: Query, language: ForeignLanguage): Answer {
  return {
    ...{ outcome: 'not-policy', question: query.text, understood: understoodOf(query) },
    ...{ reason: 'foreign-language', language, near: [] },
  }
}
