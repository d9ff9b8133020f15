/** Search systems that could be taken instead of ours, over the very same passages. */

import { DatabaseSync } from 'node:sqlite'
import { create, insertMultiple, search } from '@orama/orama'
import MiniSearch from 'minisearch'
import type { Passage } from '../../src/model.ts'

/** Finds the `limit` best passages for a question, best first, as indexes. */
export interface System {
  readonly name: string
  find(question: string, limit: number): readonly number[] | Promise<readonly number[]>
  /** Milliseconds of a processor that all questions took, where it answers beside this process. */
  cpuMs?(): number
  /** Ends what it runs beside this process. */
  close?(): void
}

interface Row {
  readonly id: number
  readonly text: string
  readonly head: string
}

export function rowsOf(passages: readonly Passage[]): Row[] {
  return passages.map((passage, id) => ({
    id,
    text: passage.text,
    head: [passage.source.title, ...passage.headings].join(' '),
  }))
}

/** MiniSearch as its README sets it up; `options` are those of its search. */
export function miniSearch(name: string, passages: readonly Passage[], options: object): System {
  const index = new MiniSearch<Row>({ fields: ['text', 'head'] })
  index.addAll(rowsOf(passages))
  return {
    name,
    find: (question, limit) =>
      index
        .search(question, options)
        .slice(0, limit)
        .map(({ id }) => id as number),
  }
}

const WORDS = /[\p{L}\p{N}]+/gu

/** SQLite's full-text search with accents taken off, any of the words, ordered by its BM25; `stem` comes before it. */
export function sqlite(
  name: string,
  passages: readonly Passage[],
  stem = (word: string): string => word,
): System {
  const stemmed = (text: string) => text.replaceAll(WORDS, stem)
  const database = new DatabaseSync(':memory:')
  database.exec(
    "CREATE VIRTUAL TABLE passage USING fts5(text, head, tokenize = 'unicode61 remove_diacritics 2')",
  )
  const insert = database.prepare('INSERT INTO passage(rowid, text, head) VALUES (?, ?, ?)')
  for (const { id, text, head } of rowsOf(passages)) insert.run(id + 1, stemmed(text), stemmed(head))
  const select = database.prepare('SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT ?')
  return {
    name,
    find: (question, limit) => {
      const words = stemmed(question).match(WORDS) ?? []
      if (words.length === 0) return []
      return select.all(words.map(word => `"${word}"`).join(' OR '), limit).map(row => Number(row.rowid) - 1)
    },
  }
}

/** Orama with its default tokenizer, which takes accents off but has no Czech stemming. */
export async function orama(passages: readonly Passage[]): Promise<System> {
  const database = create({ schema: { row: 'number', text: 'string', head: 'string' } as const })
  await insertMultiple(
    database,
    rowsOf(passages).map(({ id, text, head }) => ({ row: id, text, head })),
  )
  return {
    name: 'Orama',
    find: (question, limit) => {
      const found = search(database, { term: question, properties: ['text', 'head'], limit })
      if (found instanceof Promise) throw new Error('Orama answered later than asked.')
      return found.hits.map(({ document }) => document.row)
    },
  }
}
