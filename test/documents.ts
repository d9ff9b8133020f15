/** Documents for tests: the real places, texts read without a disk, folders that vanish with their test. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { checkDocuments } from '../src/content/check.ts'
import { type Document, readDocument } from '../src/content/document.ts'
import type { Entry } from '../src/content/entries.ts'
import type { Hit, Passage, Problem } from '../src/model.ts'
import { passagesOf } from '../src/passages/passage.ts'
import { Gazetteer } from '../src/places/gazetteer.ts'
import { cut } from '../src/text/cut.ts'
import { stopWords } from './stopwords.ts'

export const gazetteer = Gazetteer.read(
  readFileSync(new URL('../lexicon/places.txt', import.meta.url), 'utf8'),
)

/** A score without any reason. */
export const NO_REASONS: Hit['why'] = {
  ...{ words: 0, sentence: 0, want: 0, proximity: 0, context: 0, exact: 0, bm25: 0, meaning: 0, form: 0 },
  year: 0,
}

/** A day on which a programme of 2018 is over and one of 2020 is not. */
export const TODAY = new Date('2023-01-15')

/** What the loader makes of one text of a folder that is no site. */
export function readText(text: string, path = '2022-kolin/text.md') {
  return readDocument({ root: '/obsah', site: null, base: '' }, { path, text }, gazetteer)
}

/** The document of one text. Each of its entries has to be a slice of the text, whatever else a test wants. */
export function read(text: string, path?: string): Document {
  const { document, problems } = readText(text, path)
  if (document === null) throw new Error(`no document: ${problems.map(problem => problem.message).join()}`)
  for (const entry of document.entries) assertSlices(text, entry)
  return document
}

function assertSlices(text: string, { slices, text: quoted, lead }: Entry): void {
  if (cut(text, slices) !== quoted) throw new Error(`not cut from the file: ${quoted}`)
  if (lead !== null && cut(text, lead.slices) !== lead.text) throw new Error(`not cut: ${lead.text}`)
}

/** A text with a title of its own and this body. */
export function withHead(body: string, head = ''): string {
  return `---\ntitle: Zkušební text\n${head}---\n${body}`
}

/**
 * Entries as a person reads them: `Doprava » (Postavíme:) nový chodník` is the item `nový chodník`
 * under the heading `Doprava`, introduced by `Postavíme:`.
 */
export function shown({ entries }: { readonly entries: readonly Entry[] }): string[] {
  return entries.map(({ headings, lead, text }) =>
    [...headings, lead === null ? text : `(${lead.text}) ${text}`].join(' » '),
  )
}

/** `shown` for a body under a title. */
export function shownBody(body: string): string[] {
  return shown(read(withHead(body)))
}

/** What an editor would read about documents on the day `today`. */
export function checked(documents: readonly Document[], today = TODAY): Problem[] {
  return checkDocuments(documents, { gazetteer, stopWords, today })
}

export function passagesIn(...documents: readonly Document[]): Passage[] {
  return passagesOf(documents, TODAY, stopWords)
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Of the whole run, which removes it with all that is left in it. */
export const TEMPORARY = process.env.TEST_MEMORY ?? tmpdir()

/** A folder with these files, removed when the test ends. `name` is the last part of its path. */
export function folder(files: Files, name = 'obsah'): string {
  const temporary = mkdtempSync(join(TEMPORARY, 'doslova-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  return writeFiles(join(temporary, name), files)
}

/** An empty folder for what a program stores, removed when the test ends. */
export function dataFolder(): string {
  const path = mkdtempSync(join(TEMPORARY, 'doslova-data-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Makes the folder `root` with these files, and gives it. */
export function writeFiles(root: string, files: Files): string {
  mkdirSync(root, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** `rule file:line` of each problem. */
export function named(problems: readonly Problem[]): string[] {
  return problems.map(({ rule, file, line }) => `${rule} ${file}${line === null ? '' : `:${line}`}`)
}
