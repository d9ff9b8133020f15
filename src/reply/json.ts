/** Answers and passages as JSON for other programs. Fields may be added; none is renamed. */

import { introductionsOf } from '../content/list.ts'
import type { Answer, ContentVersion, Copy, Hit, Lead, Passage, Source } from '../model.ts'
import { shownOf } from './quote.ts'

/** One passage as `passages --json` prints it. */
export function passageJson(passage: Passage) {
  return {
    code: passage.code,
    kind: passage.kind,
    text: passage.text,
    headings: passage.headings,
    lead: leadText(passage.lead),
    items: passage.list?.items.map(({ text }) => text) ?? [],
    source: sourceJson(passage.source),
    also: passage.also.map(copyJson),
    leftover: passage.leftover,
  }
}

/** All that introduces an item, the outermost list first. */
function leadText(lead: Lead | null): string | null {
  return lead === null
    ? null
    : introductionsOf(lead)
        .map(({ text }) => text)
        .join(' ')
}

/** An election goes by its Czech name. */
function sourceJson({ lines, ...source }: Source) {
  return { ...source, election: source.election?.label ?? null, lines: [...lines] }
}

function copyJson({ slices, headings, lead, list, refersBack, leftover, ...source }: Copy) {
  return sourceJson(source)
}

/** One passage of an answer: what is shown of it, and why it was chosen. */
function hitJson(hit: Hit) {
  const { text } = hit.passage
  return {
    ...passageJson(hit.passage),
    excerpt: shownOf(hit.passage, hit),
    answering: hit.excerpt.map(({ from, to }) => text.slice(from, to)),
    score: round(hit.score),
    matched: hit.matched,
    met: hit.met,
    marks: hit.marks.map(({ from, to }) => [from, to]),
    why: Object.fromEntries(Object.entries(hit.why).map(([name, value]) => [name, round(value)])),
  }
}

/** An answer, which texts it was made from, and what `counterpart` finds beside its first passage. */
export function answerJson(
  answer: Answer,
  content: ContentVersion,
  counterpart: (passage: Passage) => Passage | null = () => null,
) {
  const { outcome, question, near, understood } = answer
  const passages = outcome === 'found' ? answer.hits.map(hitJson) : []
  return {
    question,
    outcome,
    passages,
    near: near.map(({ code, title, hit }) => ({ code, title, passage: hitJson(hit) })),
    understood,
    content,
    ...(outcome === 'found' && {
      fallback: answer.fallback,
      speaksFor: answer.speaksFor,
      counterpart: counterpartJson(answer.hits[0]?.passage, counterpart),
    }),
    ...(answer.parts !== undefined && { parts: answer.parts.map(partJson) }),
    ...(outcome === 'not-policy' && { reason: answer.reason }),
    ...(outcome === 'not-policy' && answer.reason === 'foreign-language' && { language: answer.language }),
    ...(outcome === 'silent' && { changing: answer.changing, places: answer.places }),
    ...(outcome === 'no-such-programme' && {
      missing: answer.missing,
      asked: answer.asked,
      places: answer.places,
      available: answer.available,
    }),
  }
}

/** What became of one of several questions of a message: codes of the passages that answer it, or that come closest. */
function partJson(part: Answer) {
  const { question, outcome, near, understood } = part
  const codes = outcome === 'found' ? part.hits.map(({ passage }) => passage.code) : []
  return { question, outcome, codes, near: near.map(({ code }) => code), understood }
}

/** The report beside a promise, or the promise beside a report; null where there is none. */
function counterpartJson(passage: Passage | undefined, counterpart: (passage: Passage) => Passage | null) {
  const other = passage === undefined ? null : counterpart(passage)
  return other === null ? null : passageJson(other)
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
