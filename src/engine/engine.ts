/** Engine: content folders turned into something that answers, the whole core behind one door. */

import { createRequire } from 'node:module'
import { Answerer, type AnswerTools, type Context } from '../answer/answer.ts'
import type { AnswerCache } from '../answer/answer-cache.ts'
import { Accents } from '../meaning/accents.ts'
import { type Embedder, type Embedding, withoutVectors } from '../meaning/embedder.ts'
import type { Answer, ContentVersion, Passage, Problem } from '../model.ts'
import { typedFingerprint } from '../passages/code.ts'
import { NearDuplicates } from '../passages/near-duplicates.ts'
import type { Passages } from '../passages/passages.ts'
import { sectionKey } from '../passages/section.ts'
import { sourcesOf } from '../passages/sources.ts'
import { isVerbatim, type ReadFile } from '../passages/verbatim.ts'
import type { Place } from '../places/gazetteer.ts'
import { counterpartOf } from '../search/counterpart.ts'
import { SearchIndex } from '../search/index.ts'
import { TUNING, type Tuning } from '../search/tuning.ts'
import { messageOf } from '../text/error-message.ts'
import type { AnsweringEngine } from './answering-engine.ts'
import { newestDay } from './content-age.ts'
import type { FileText } from './file-text.ts'
import type { Lexicon } from './lexicon.ts'
import { PassageEmbedding, type PassageEmbeddingOptions } from './passage-embedding.ts'
import { QuestionMeaning, type QuestionMeaningOptions, tuningWith } from './question-meaning.ts'
import {
  packSnapshot,
  readSnapshot,
  type Snapshot,
  snapshotKey,
  unpackSnapshot,
  writeSnapshot,
} from './snapshot.ts'
import { verifiedAnswer } from './verified-answer.ts'

/** Loads a module when it is needed. A saved index does without what reads texts: half of all modules. */
const require = createRequire(import.meta.url)

export interface EngineOptions {
  readonly folders: readonly string[]
  readonly lexicon: Lexicon
  /** Decides which terms of office are over. */
  readonly today: Date
  /** Weights of the search, to measure others than the default ones. */
  readonly tuning?: Tuning
  /** Folder to keep the index in between two starts; without it, it is made at every start. */
  readonly saveTo?: string
  /** What was read of these folders elsewhere, with the same lexicon; nothing is read then. */
  readonly snapshot?: Snapshot
  /** Where answers are kept for the next one who asks the same, for this engine alone; without it, none are. */
  readonly cache?: AnswerCache
  /** Called after each file read. */
  readonly progress?: (files: number) => void
  /** Told why the index could not be kept. */
  readonly onUnsaved?: (reason: string) => void
  /** What looks at meaning beside words; without it, words alone are looked at. */
  readonly meaning?: Meaning
  /** Told when a passage is not what its file says; it is not shown. */
  readonly onChanged?: (passage: Passage) => void
}

/** What work over the texts is done with. */
export interface Search {
  readonly tools: AnswerTools
  readonly answerer: Answerer
}

export interface Meaning extends QuestionMeaningOptions, Omit<PassageEmbeddingOptions, 'embedder'> {
  /** Embeds passages, many at once; the same model. */
  readonly passages: Embedder
}

interface Loaded extends Omit<Snapshot, 'index'> {
  readonly index: SearchIndex
}

export class Engine implements AnsweringEngine<Engine> {
  readonly whole = this
  /** What was wrong with the files; the good ones answer. */
  readonly problems: readonly Problem[]
  readonly passages: Passages
  readonly duplicates: NearDuplicates
  private readonly tools: AnswerTools
  private readonly answerer: Answerer
  /** Looks at meaning too; null until all passages have their vectors. */
  private meaningful: Search | null = null
  /** Until all passages have their vectors. */
  private embedding: PassageEmbedding | null
  private readonly questions: QuestionMeaning | null
  /** Looked at when the texts are read: they may be written again afterwards. */
  private readonly date: string | null
  private readonly version: string
  private readonly options: EngineOptions
  /** The files as the passages were read from them, by folder and path. */
  private readonly texts: ReadonlyMap<string, FileText>

  constructor(options: EngineOptions) {
    this.options = options
    const { lexicon, tuning = TUNING, cache } = options
    const { problems, passages, texts, index, spellings, sketches, textHashes, version } = this.open()
    this.duplicates = new NearDuplicates(passages, sketches)
    this.texts = new Map(texts.map(text => [nameOf(text.folder, text.file), text]))
    this.problems = problems
    this.passages = passages
    this.version = version
    this.date = newestDay(index.table.files)
    this.tools = { index, ...lexicon, tuning, ...(cache && { cache }) }
    this.answerer = new Answerer(this.tools)
    const { meaning } = options
    this.questions =
      meaning === undefined ? null : new QuestionMeaning(meaning, new Accents(spellings, lexicon.listed))
    this.embedding =
      meaning === undefined
        ? null
        : new PassageEmbedding({ passages, textHashes }, { ...meaning, embedder: meaning.passages })
    this.useVectors()
  }

  /** Number of passages whose meaning is not known yet; until it is 0, words alone are looked at. */
  get withoutVectors(): number {
    return this.embedding?.left ?? 0
  }

  /** Embeds the passages that have no vectors yet, from then on meaning counts. Rejects when the embedder does. */
  async embedPassages(onProgress?: (left: number) => void): Promise<void> {
    try {
      await this.embedding?.run(onProgress)
    } finally {
      await this.options.meaning?.passages.close?.()
    }
    this.useVectors()
  }

  /** Forgets cached answers, which timers would hold, and ends what embeds passages; those that it was at are embedded next time. */
  async close(): Promise<void> {
    const { cache } = this.options
    cache?.queries.clear()
    cache?.subjects.clear()
    await this.options.meaning?.passages.close?.()
  }

  private useVectors(): void {
    const vectors = this.embedding?.complete ?? null
    if (vectors === null) return
    const tuning = tuningWith(this.tools.tuning, this.options.meaning?.isMeasured === true)
    const tools = { ...this.tools, tuning, vectors }
    this.meaningful = { tools, answerer: new Answerer(tools) }
    this.embedding = null
  }

  private open(): Loaded {
    const { snapshot, saveTo } = this.options
    if (snapshot !== undefined) return this.opened(snapshot)
    const key = saveTo === undefined ? '' : this.key()
    return this.restore(key) ?? this.load(key)
  }

  private load(key: string): Loaded {
    const { folders, lexicon, today, progress, saveTo } = this.options
    const { SnapshotBuilder } = require('./snapshot-builder.ts') as typeof import('./snapshot-builder.ts')
    const snapshot = SnapshotBuilder.snapshotOf({ folders, lexicon, ...(progress && { progress }) }, today)
    if (saveTo === undefined) return this.opened(snapshot)
    const packed = packSnapshot(snapshot, key)
    this.save(saveTo, packed)
    return this.opened(unpackSnapshot(packed) ?? snapshot)
  }

  /** An index that cannot be kept is made again at the next start, no more. */
  private save(folder: string, packed: Uint8Array): void {
    try {
      writeSnapshot(folder, packed)
    } catch (error) {
      this.options.onUnsaved?.(messageOf(error))
    }
  }

  /** A kept index that cannot be read back is as good as none. */
  private restore(key: string): Loaded | null {
    const { saveTo } = this.options
    const saved = saveTo === undefined ? null : readSnapshot(saveTo)
    const snapshot = saved && unpackSnapshot(saved, key)
    return snapshot && this.opened(snapshot)
  }

  private opened({ index, ...rest }: Snapshot): Loaded {
    return { ...rest, index: new SearchIndex(rest.passages, this.options.lexicon.thesaurus, index) }
  }

  private key(): string {
    return snapshotKey([...this.options.folders, this.options.lexicon.folder], this.options.today)
  }

  /** An answer whose every passage was cut just now from its file, as it was when it was read. */
  async answer(question: string, context: Context = {}): Promise<Answer> {
    const answer = await this.searching(({ answerer }) => answerer.answering(question, context))
    return verifiedAnswer(answer, passage => this.stands(passage))
  }

  /** Other work over the same texts; where the meaning of what is asked cannot be had, it is done again with words alone. */
  async searching<Result>(work: (search: Search) => Embedding<Result>): Promise<Result> {
    const byWords = () => withoutVectors(work({ tools: this.tools, answerer: this.answerer }))
    if (this.questions === null || this.meaningful === null) return byWords()
    return this.questions.orWords(work(this.meaningful), byWords)
  }

  /** The passage of a code as people type it, or null. */
  async find(code: string): Promise<Passage | null> {
    const letters = typedFingerprint(code)
    if (letters === null) return null
    const id = this.tools.index.table.endingWith(`-${letters}`)
    if (id === null) return null
    const passage = this.tools.index.passageOf(id)
    return this.stands(passage) ? passage : null
  }

  /** The passages that stand under the same heading of the same file, in their order. */
  async sectionOf(passage: Passage): Promise<Passage[]> {
    return [...this.inSectionOf(passage)].filter(other => this.stands(other))
  }

  private *inSectionOf(passage: Passage): Generator<Passage> {
    const key = sectionKey(passage)
    for (const id of this.tools.index.table.nearSection(key)) {
      const other = this.tools.index.passageOf(id)
      if (sectionKey(other) === key) yield other
    }
  }

  async standing(passages: readonly Passage[]): Promise<Passage[]> {
    return passages.filter(passage => this.stands(passage))
  }

  get representatives(): Passages {
    return this.passages
  }

  get examples(): readonly Passage[] {
    return this.tools.index.examples
  }

  passagesAt(isThere: (place: string | null) => boolean): number {
    const { examples, table } = this.tools.index
    const isAt = examples.map(
      passage => passage.leftover === null && sourcesOf(passage).some(({ place }) => isThere(place)),
    )
    return table.groups.reduce((count, group) => count + Number(isAt[group]), 0)
  }

  /** Whether no other passage stands under the same heading of the same file. */
  isAlone(passage: Passage): boolean {
    return this.inSectionOf(passage).take(2).toArray().length === 1
  }

  /** The report beside a promise, or the promise beside a report, of the same place and subject; null where none is near enough. */
  counterpart(passage: Passage): Passage | null {
    const found = counterpartOf(passage, this.meaningful?.tools ?? this.tools)
    return found !== null && this.stands(found) ? found : null
  }

  /** Which texts answer. */
  get content(): ContentVersion {
    return { version: this.version, date: this.date }
  }

  /** Places and years that there are texts for: `Praha 2018, 2022`. */
  get coverage(): readonly string[] {
    return this.answerer.labels
  }

  /** Whether there are texts for a place, a part of it, or the whole it belongs to. */
  covers(place: Place): boolean {
    return this.answerer.covers(place)
  }

  /** Names of the places whose texts answer for a place: its own, those it lies in and those that lie in it. */
  placesFor(place: Place): readonly string[] {
    return this.answerer.placesFor(place)
  }

  /** Whether a message asks for nothing but more of the answer before it: "ještě něco?". */
  asksForMore(message: string): boolean {
    return this.answerer.asksForMore(message)
  }

  /** Whether a passage is cut from its file, as it was when it was read. One that is not is told. */
  stands(passage: Passage): boolean {
    if (isVerbatim(passage, this.textOf)) return true
    this.options.onChanged?.(passage)
    return false
  }

  private readonly textOf: ReadFile = (folder, file) => this.texts.get(nameOf(folder, file)) ?? null
}

function nameOf(folder: string, file: string): string {
  return `${folder}\n${file}`
}
