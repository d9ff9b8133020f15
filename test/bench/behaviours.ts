/** Behaviours: what has to stay the same when a question is put differently. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answerer } from '../../src/answer/answer.ts'
import type { Answer } from '../../src/model.ts'
import type { SearchIndex } from '../../src/search/index.ts'
import { indexOf, lastAnswer } from './sites.ts'

/** One line of a file of behaviours. */
export interface Behaviour {
  readonly kind: string
  /** Sites that are asked together; `*` for all. */
  readonly sites: readonly string[]
  /** The question put plainly. */
  readonly base?: string
  readonly question?: string
  /** A conversation in place of the question. */
  readonly turns?: readonly string[]
  /**
   * `found`; `no`; `same`: the first passage is among those of the base; `first`: it is the first of the base; `holds`:
   * where the base gets a no, this does; `place:NAME`: the first passage is of that place.
   */
  readonly expect: string
}

export function readBehaviours(files: readonly string[]): Behaviour[] {
  const lines = files.flatMap(file => readFileSync(file, 'utf8').split('\n'))
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Behaviour)
}

export function sitesOf({ sites }: Behaviour): string {
  return sites.join(' ')
}

/** An index for each set of sites that is asked together, by `sitesOf`. */
export function indexesFor(
  behaviours: readonly Behaviour[],
  corpora: string,
): ReadonlyMap<string, SearchIndex> {
  const names = (sites: readonly string[]) =>
    sites.includes('*') ? readdirSync(corpora).filter(name => !name.includes('.md')) : sites
  const sets = new Map(behaviours.map(behaviour => [sitesOf(behaviour), names(behaviour.sites)]))
  return new Map([...sets].map(([key, list]) => [key, indexOf(list.map(name => join(corpora, name)))]))
}

/** Whether a behaviour holds; null when its base gets no answer to compare with, or one where it should get none. */
export function holds(answerer: Answerer, index: SearchIndex, behaviour: Behaviour): boolean | null {
  const { base, question = '', turns = [question], expect } = behaviour
  const before = base === undefined ? null : lastAnswer(answerer, index, [base])
  if (before !== null && (before.outcome === 'found') === (expect === 'holds')) return null
  const answer = lastAnswer(answerer, index, turns)
  const shown = passagesOf(answer)
  const first = shown[0]
  const [what, name] = expect.split(':')
  if (what === 'no' || what === 'holds') return first === undefined
  if (first === undefined) return false
  const codes = before === null ? [] : passagesOf(before).map(({ code }) => code)
  if (what === 'same') return codes.includes(first.code)
  if (what === 'first') return codes[0] === first.code
  return what === 'place' ? first.source.place === name : true
}

function passagesOf(answer: Answer) {
  return answer.outcome === 'found' ? answer.hits.map(({ passage }) => passage) : []
}
