/**
 * Research: replies of the commands that look through all passages, or at what is counted and promised in them. An answer
 * needs none of it, so the bot loads this file, and all that it stands on, with the first of these commands.
 */

import { Debate } from '../debate/debate.ts'
import type { SheetPrinter } from '../debate/sheet.ts'
import { isOnTopic } from '../debate/topic.ts'
import type { AnsweringEngine } from '../engine/answering-engine.ts'
import type { Engine } from '../engine/engine.ts'
import { comparedIn } from '../figures/comparable.ts'
import { dayIn, type Promised } from '../figures/promises.ts'
import type { Hit, Passage } from '../model.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { type Reply, saying } from '../reply/block.ts'
import { calendarFiles } from '../reply/calendar.ts'
import { altOfChange, replyWithChange } from '../reply/change.ts'
import { chartFiles } from '../reply/chart.ts'
import { replyWithSheet } from '../reply/debate.ts'
import { replyWithElsewhere } from '../reply/elsewhere.ts'
import { hasFigures, replyWithDeadlines, replyWithFigures } from '../reply/figures.ts'
import { Frame } from '../reply/frame.ts'
import { PHRASES } from '../reply/phrases.ts'
import type { ReplyContext } from '../reply/quote.ts'
import { replyWithVerification } from '../reply/verification.ts'
import { replyWhy } from '../reply/why.ts'
import { Deadlines, type OnTopic } from './deadlines.ts'
import type { Elsewhere } from './elsewhere.ts'
import { codesIn, looksLikeCode, paragraphsIn } from './pasted.ts'
import { Verifier } from './verifier.ts'

export interface ResearchOptions {
  readonly engine: Pick<AnsweringEngine<Engine>, 'whole' | 'find'>
  readonly gazetteer: Pick<Gazetteer, 'named'>
  readonly context: () => ReplyContext
  /** What answers a topic at the place of a name. */
  readonly hitsOf: (topic: string, place: string | null) => Promise<readonly Hit[]>
  readonly sheetPrinter: SheetPrinter | null
  readonly pictureOf: ((svg: string) => Promise<Uint8Array>) | null
  readonly today: () => Date
}

/** What needs texts that are not in this process says so. */
export class Research {
  private readonly options: ResearchOptions
  private readonly debates: Debate | null
  private readonly verifier: Verifier | null
  private readonly dated: Deadlines

  constructor(options: ResearchOptions) {
    const { whole } = options.engine
    this.options = options
    this.debates = whole === null ? null : new Debate(whole, whole.duplicates, options.today)
    this.verifier = whole === null ? null : new Verifier(whole)
    this.dated = new Deadlines({
      ...{ whole, gazetteer: options.gazetteer },
      onTopic: (topic, place) => this.onTopic(topic, place),
    })
  }

  /** Reads all passages for what is asked of them, which takes seconds where they are many. */
  prepare(): void {
    this.verifier?.prepare()
    this.debates?.prepare()
    this.dated.prepare()
  }

  why(hit: Hit): Reply {
    return replyWhy(hit)
  }

  elsewhere(passage: Passage, all: Elsewhere): Reply {
    const { others, left } = all.shown(passage)
    return replyWithElsewhere(passage, others, left)
  }

  async verify(text: string): Promise<Reply> {
    if (this.verifier === null) return saying(PHRASES.needsAllTexts)
    const { engine, context } = this.options
    const codes = codesIn(text)
    const found = await Promise.all(codes.map(code => engine.find(code)))
    const named = [...new Set(found.filter(passage => passage !== null))]
    const unknown = codes.filter((code, at) => found[at] === null && looksLikeCode(code))
    const verified = this.verifier.verify(paragraphsIn(text, new Frame(named)), named)
    return replyWithVerification({ ...verified, named, unknown }, context())
  }

  async debate(topic: string, place: Place | undefined): Promise<Reply> {
    if (this.debates === null) return saying(PHRASES.needsAllTexts)
    const { sheetPrinter, context } = this.options
    const sheet = await this.debates.sheet(topic, place)
    const reply = replyWithSheet(sheet, context())
    if (sheetPrinter === null || sheet.sections.length === 0) return reply
    const bytes = await sheetPrinter.print(sheet)
    return {
      ...reply,
      files: [{ name: 'debata.pdf', mediaType: 'application/pdf', bytes, alt: PHRASES.sheetFile(topic) }],
    }
  }

  async change(topic: string, place: Place | undefined): Promise<Reply> {
    if (this.debates === null) return saying(PHRASES.needsAllTexts)
    const { sheetPrinter, context } = this.options
    const change = await this.debates.change(topic, place)
    const reply = replyWithChange(change, context())
    if (sheetPrinter === null || change.steps.length < 2) return reply
    const bytes = await sheetPrinter.draw(change)
    return {
      ...reply,
      files: [{ name: 'vyvoj.png', mediaType: 'image/png', bytes, alt: altOfChange(change) }],
    }
  }

  /** What is counted in the passages that answer a topic; where they hold no figure, in what else is on it. */
  async figures(topic: string, answering: readonly Passage[], place: Place | undefined): Promise<Reply> {
    const passages =
      hasFigures(answering) || this.debates === null
        ? answering
        : (await this.debates.findings(topic, place)).map(({ passage }) => passage)
    const comparison = comparedIn(passages)
    const files = comparison === null ? [] : await chartFiles(topic, comparison, this.options.pictureOf)
    return replyWithFigures(topic, passages, this.options.context(), { comparison, files })
  }

  /** Promises with a deadline: of a topic, of a place, of some years, or all; `limit` names a place. */
  async deadlines(asked: string, limit: string | null): Promise<Reply> {
    const { engine, today, context } = this.options
    if (engine.whole === null && this.dated.needsAllTexts(asked)) return saying(PHRASES.needsAllTexts)
    const promised = await this.promised(asked, limit)
    return replyWithDeadlines(promised, dayIn(today()), context(), await calendarFiles(promised))
  }

  promised(asked: string, limit: string | null): Promise<readonly Promised[]> {
    return this.dated.promised(asked, limit)
  }

  /** All that is on a topic; where the passages are elsewhere, those that answer it. */
  private async onTopic(topic: string, place: Place | undefined): Promise<readonly OnTopic[]> {
    if (this.debates === null) {
      const hits = await this.options.hitsOf(topic, place?.name ?? null)
      return hits.map(({ passage }) => ({ passage, isOnTopic: () => true }))
    }
    const findings = await this.debates.findings(topic, place)
    return findings.map(one => ({ passage: one.passage, isOnTopic: range => isOnTopic(one, range) }))
  }
}
