/** Remote engine: answers over passages that are elsewhere, with the catalogue of their index here. */

import { Answerer, type Context } from '../answer/answer.ts'
import type { AnswerCache } from '../answer/answer-cache.ts'
import { type Cache, createCache } from '../cache.ts'
import { Accents } from '../meaning/accents.ts'
import { withVectors } from '../meaning/embedder.ts'
import type { Answer, ContentVersion, Passage } from '../model.ts'
import { typedFingerprint } from '../passages/code.ts'
import type { Passages } from '../passages/passages.ts'
import type { Place } from '../places/gazetteer.ts'
import type { PassageStore, StoredPassage } from '../search/passage-store.ts'
import { RemoteCandidates } from '../search/remote-candidates.ts'
import { IndexStatistics } from '../search/statistics.ts'
import { TUNING } from '../search/tuning.ts'
import type { AnsweringEngine } from './answering-engine.ts'
import type { Catalogue } from './catalogue.ts'
import { FileStore } from './file-store.ts'
import type { Lexicon } from './lexicon.ts'
import { QuestionMeaning, type QuestionMeaningOptions, tuningWith } from './question-meaning.ts'
import { passagesOf, verifiedAnswer } from './verified-answer.ts'

export interface RemoteEngineOptions {
  readonly catalogue: Catalogue
  /** Of the very index of the catalogue. */
  readonly store: PassageStore
  readonly lexicon: Lexicon
  readonly cache?: AnswerCache
  /** What looks at meaning beside words, where the passages have vectors of the same model. */
  readonly meaning?: QuestionMeaningOptions
  /** Told when a passage is not what its file says; it is not shown. */
  readonly onChanged?: (passage: Passage) => void
}

/** Passages seen last, of which it is known whether they stand alone. */
const SEEN = { ttlMs: 60 * 60_000, max: 5_000 }

export class RemoteEngine implements AnsweringEngine<never> {
  readonly whole = null
  readonly content: ContentVersion
  readonly representatives: Passages
  private readonly options: RemoteEngineOptions
  private readonly files: FileStore
  /** By words alone, and by meaning too where that can be had. */
  private readonly byWords: Answerer
  private readonly byMeaning: Answerer | null
  private readonly seen: Cache<string, { readonly isAlone: boolean }> = createCache(SEEN)
  private readonly questions: QuestionMeaning | null

  constructor(options: RemoteEngineOptions) {
    this.options = options
    const { catalogue, store, lexicon, meaning } = options
    this.content = catalogue.content
    this.representatives = catalogue.representatives
    this.files = new FileStore(store, catalogue.files)
    this.byWords = this.answerer(false)
    this.questions =
      meaning === undefined
        ? null
        : new QuestionMeaning(meaning, new Accents(catalogue.spellings, lexicon.listed))
    const hasVectors = catalogue.moments !== null && catalogue.model === meaning?.questions.id
    this.byMeaning = hasVectors ? this.answerer(true) : null
  }

  /** Whether meaning is looked at beside words. */
  get hasMeaning(): boolean {
    return this.byMeaning !== null
  }

  get examples(): Passages {
    return this.representatives
  }

  /** Whether all passages are compared with a question, not only those that are found by words. */
  get findsNearest(): boolean {
    return this.hasMeaning && this.options.catalogue.findsNearest
  }

  private answerer(hasMeaning: boolean): Answerer {
    const { catalogue, store, lexicon, cache, meaning } = this.options
    const { counts, meanLength, standings, moments } = catalogue
    const { thesaurus, gazetteer } = lexicon
    const index = new IndexStatistics({
      ...{ counts, meanLength, standings, thesaurus },
      isCzech: stem => counts.isCzech(stem),
    })
    const candidates = new RemoteCandidates({
      ...{ index, counts, store, thesaurus, gazetteer },
      nearest: TUNING.ranking.nearest,
      moments: hasMeaning ? moments : null,
      onFetched: passages => this.see(passages),
    })
    const tuning = hasMeaning ? tuningWith(TUNING, meaning?.isMeasured === true) : TUNING
    return new Answerer({ index, candidates, hasMeaning, ...lexicon, tuning, ...(cache && { cache }) })
  }

  /** Rejects with `CandidatesUnavailableError` where the passages cannot be had. */
  async answer(question: string, context: Context = {}): Promise<Answer> {
    const answer = await this.found(question, context)
    const standing = new Set(await this.standing([...new Set(passagesOf(answer))]))
    return verifiedAnswer(answer, passage => standing.has(passage))
  }

  /** Where the meaning of a question cannot be had, words alone answer. */
  private async found(question: string, context: Context): Promise<Answer> {
    const byWords = () => withVectors(this.byWords.answering(question, context), null)
    if (this.questions === null || this.byMeaning === null) return byWords()
    return this.questions.orWords(this.byMeaning.answering(question, context), byWords)
  }

  /** Those that are cut from their files; others are told. */
  async standing(passages: readonly Passage[]): Promise<Passage[]> {
    const standing = await this.files.standing(passages)
    for (const passage of passages) if (!standing.includes(passage)) this.options.onChanged?.(passage)
    return standing
  }

  async find(code: string): Promise<Passage | null> {
    const letters = typedFingerprint(code)
    if (letters === null) return null
    const [first] = this.see(await this.options.store.ofCode(letters))
    return first === undefined ? null : ((await this.standing([first]))[0] ?? null)
  }

  async sectionOf(passage: Passage): Promise<Passage[]> {
    return this.standing(this.see(await this.options.store.sectionOf(passage)))
  }

  private see(stored: readonly StoredPassage[]): Passage[] {
    for (const { passage, isAlone } of stored) this.seen.set(passage.code, { isAlone })
    return stored.map(({ passage }) => passage)
  }

  /** Known of passages that were shown; others may have a section. */
  isAlone({ code }: Passage): boolean {
    return this.seen.get(code)?.isAlone ?? false
  }

  /** A counterpart is the nearest of all passages, which are not here. */
  counterpart(): null {
    return null
  }

  passagesAt(isThere: (place: string | null) => boolean): number {
    return this.options.catalogue.placeSets.reduce(
      (sum, [places, count]) => sum + (places.some(isThere) ? count : 0),
      0,
    )
  }

  get coverage(): readonly string[] {
    return this.byWords.labels
  }

  covers(place: Place): boolean {
    return this.byWords.covers(place)
  }

  placesFor(place: Place): readonly string[] {
    return this.byWords.placesFor(place)
  }

  asksForMore(message: string): boolean {
    return this.byWords.asksForMore(message)
  }

  /** Forgets what timers would hold. */
  async close(): Promise<void> {
    const { cache, meaning } = this.options
    cache?.queries.clear()
    cache?.subjects.clear()
    this.seen.clear()
    this.files.forget()
    await meaning?.questions.close?.()
  }
}
