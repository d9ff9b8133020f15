/** Remote engine: answers over passages that are elsewhere, with the catalogue of their index here. */

import { Answerer, type Context } from '../answer/answer.ts'
import type { AnswerCache } from '../answer/answer-cache.ts'
import { type Cache, createCache } from '../cache.ts'
import { Accents, hasAccents } from '../meaning/accents.ts'
import { type Embedder, withVectors } from '../meaning/embedder.ts'
import type { Answer, ContentVersion, Hit, Passage } from '../model.ts'
import { typedFingerprint } from '../passages/code.ts'
import type { Place } from '../places/gazetteer.ts'
import { CandidatesUnavailableError } from '../search/candidate-source.ts'
import type { PassageStore, StoredPassage } from '../search/passage-store.ts'
import { RemoteCandidates } from '../search/remote-candidates.ts'
import { IndexStatistics } from '../search/statistics.ts'
import { TUNING } from '../search/tuning.ts'
import type { AnsweringEngine } from './answering-engine.ts'
import type { Catalogue } from './catalogue.ts'
import type { Meaning } from './engine.ts'
import { FileStore } from './file-store.ts'
import type { Lexicon } from './lexicon.ts'

export interface RemoteEngineOptions {
  readonly catalogue: Catalogue
  /** Of the very index of the catalogue. */
  readonly store: PassageStore
  readonly lexicon: Lexicon
  readonly cache?: AnswerCache
  /** What looks at meaning beside words, where the passages have vectors of the same model. */
  readonly meaning?: Pick<Meaning, 'questions' | 'isMeasured' | 'onFailure' | 'onRecovery'>
  /** Told when a passage is not what its file says; it is not shown. */
  readonly onChanged?: (passage: Passage) => void
}

/** Passages seen last, of which it is known whether they stand alone. */
const SEEN = { ttlMs: 60 * 60_000, max: 5_000 }

export class RemoteEngine implements AnsweringEngine<never> {
  readonly whole = null
  readonly content: ContentVersion
  readonly representatives: readonly Passage[]
  private readonly options: RemoteEngineOptions
  private readonly files: FileStore
  /** By words alone, and by meaning too where that can be had. */
  private readonly byWords: Answerer
  private readonly byMeaning: Answerer | null
  private readonly seen: Cache<string, { readonly isAlone: boolean }> = createCache(SEEN)
  private accents: Accents | null = null
  private hasFailed = false

  constructor(options: RemoteEngineOptions) {
    this.options = options
    const { catalogue, store, meaning } = options
    this.content = catalogue.content
    this.representatives = catalogue.representatives
    this.files = new FileStore(store, catalogue.files)
    this.byWords = this.answerer(false)
    const hasVectors = catalogue.moments !== null && catalogue.model === meaning?.questions.id
    this.byMeaning = hasVectors ? this.answerer(true) : null
  }

  /** Whether meaning is looked at beside words. */
  get hasMeaning(): boolean {
    return this.byMeaning !== null
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
    const confidence =
      meaning?.isMeasured === true ? TUNING.confidence : { ...TUNING.confidence, meaning: null }
    const tuning = hasMeaning ? { ...TUNING, confidence } : TUNING
    return new Answerer({ index, candidates, hasMeaning, ...lexicon, tuning, ...(cache && { cache }) })
  }

  /** Rejects with `CandidatesUnavailableError` where the passages cannot be had. */
  async answer(question: string, context: Context = {}): Promise<Answer> {
    const answer = await this.found(question, context)
    const near = await this.standing(answer.near, ({ hit }) => hit.passage)
    if (answer.outcome !== 'found') return { ...answer, near }
    const hits = await this.standing(answer.hits, ({ passage }: Hit) => passage)
    const { understood } = answer
    return hits.length > 0
      ? { ...answer, hits }
      : { outcome: 'silent', question, understood, changing: true, places: [], near }
  }

  /** Where the meaning of a question cannot be had, words alone answer. */
  private async found(question: string, context: Context): Promise<Answer> {
    const { meaning } = this.options
    const byWords = () => withVectors(this.byWords.answering(question, context), null)
    if (meaning === undefined || this.byMeaning === null) return byWords()
    try {
      const answer = await withVectors(
        this.byMeaning.answering(question, context),
        this.embedder(meaning.questions),
      )
      if (this.hasFailed) meaning.onRecovery?.()
      this.hasFailed = false
      return answer
    } catch (error) {
      if (error instanceof CandidatesUnavailableError) throw error
      this.hasFailed = true
      meaning.onFailure?.(error)
      return byWords()
    }
  }

  private embedder(questions: Embedder): Embedder {
    const accented = (texts: readonly string[]) => texts.map(text => this.withAccents(text))
    return { id: questions.id, embed: (texts, role) => questions.embed(accented(texts), role) }
  }

  private withAccents(question: string): string {
    if (hasAccents(question)) return question
    const { lexicon, catalogue } = this.options
    this.accents ??= new Accents(catalogue.spellings, lexicon.listed)
    return this.accents.restore(question)
  }

  private async standing<Shown>(
    shown: readonly Shown[],
    passageOf: (one: Shown) => Passage,
  ): Promise<readonly Shown[]> {
    const standing = new Set(await this.stand(shown.map(passageOf)))
    return shown.filter(one => standing.has(passageOf(one)))
  }

  /** Those that are cut from their files; others are told. */
  private async stand(passages: readonly Passage[]): Promise<readonly Passage[]> {
    const standing = await this.files.standing(passages)
    for (const passage of passages) if (!standing.includes(passage)) this.options.onChanged?.(passage)
    return standing
  }

  async find(code: string): Promise<Passage | null> {
    const letters = typedFingerprint(code)
    if (letters === null) return null
    const [first] = this.see(await this.options.store.ofCode(letters))
    return first === undefined ? null : ((await this.stand([first]))[0] ?? null)
  }

  async sectionOf(passage: Passage): Promise<Passage[]> {
    return [...(await this.stand(this.see(await this.options.store.sectionOf(passage))))]
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
