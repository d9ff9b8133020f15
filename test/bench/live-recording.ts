/** Recording of edits under load: what a bot in its threads answers while its files are edited, and how long it makes wait. */

import { setTimeout } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { ALONE } from '../../src/chat/turn.ts'
import type { Passage } from '../../src/model.ts'
import { type EditedSites, rareWord } from '../adapters/live/edited-sites.ts'
import { livingBot } from '../adapters/live/living-bot.ts'
import { misquoted } from '../verbatim/missing.ts'
import { IdleProcess, LoopDelay } from './loop-delay.ts'
import { ThreadMemory } from './thread-memory.ts'

interface Load {
  readonly answers: number
  readonly perSecond: number
  readonly longestMs: number
  /** Of the main thread, and what of it was computing; beside that of an idle process. */
  readonly pauseMs: number
  readonly busyMs: number
  readonly idleMs: number
}

export interface Row extends Load {
  /** Edits until then. */
  readonly edit: number
  readonly kinds: readonly string[]
  /** From the last edit to the first answer from it. */
  readonly seconds: number
  /** Looked at after some of the edits. */
  readonly heldMb: { readonly megabytes: number; readonly threads: number } | null
}

interface Alone {
  readonly isFirst: boolean
  readonly seconds: number
  readonly reading: number
  readonly opening: number
}

export interface RecordingOptions {
  /** Milliseconds between an answer and the next question. */
  readonly pauseMs: number
  /** Most edits that come at once. */
  readonly together: number
}

interface Parts extends RecordingOptions {
  readonly living: Living
  readonly threads: readonly Worker[]
  readonly memory: ThreadMemory
  /** How many passages were not shown because they were not what their file says. */
  readonly silenced: () => number
}

type Living = Awaited<ReturnType<typeof livingBot>>

/** Rows until memory is looked at, and until a version of a file that was there before is answered by nobody. */
const ROUND = 5
const QUIET_MS = 10_000
const SILENCED = 'is not what its file says'

export class Recording {
  private readonly sites: EditedSites
  private readonly parts: Parts
  private readonly idle = new IdleProcess()
  private readonly delay = new LoopDelay()
  private questions = 0
  private answered = 0
  private quotations = 0
  /** What was quoted, each once for the versions that its files had then. */
  private readonly quoted = new Map<string, readonly [Passage, ReadonlyMap<string, readonly string[]>]>()
  private rounds = 0
  private rows = 0

  private constructor(sites: EditedSites, parts: Parts) {
    this.sites = sites
    this.parts = parts
  }

  static async begin(sites: EditedSites, { pauseMs, together }: RecordingOptions): Promise<Recording> {
    const memory = new ThreadMemory()
    const threads: Worker[] = []
    process.on('worker', thread => threads.push(thread))
    const silenced = silencedPassages()
    const living = await livingBot(sites.folders)
    return new Recording(sites, { living, threads, memory, pauseMs, together, silenced })
  }

  get passages(): number {
    return this.parts.living.bot.passages
  }

  /** Edits while nobody asks. */
  async alone(edits: number): Promise<Alone[]> {
    // All files have been read for the first time when a look finds that they say the same.
    while (this.parts.living.looks() === 0) await setTimeout(100)
    const rows: Alone[] = []
    for (let edit = 0; edit < edits; edit++) {
      const before = await this.cpu()
      const at = performance.now()
      const swaps = this.parts.living.swaps()
      this.sites.mark(`${rareWord(150 + edit)}`)
      while (this.parts.living.swaps() === swaps) await setTimeout(5)
      const seconds = (performance.now() - at) / 1000
      const used = (await this.cpu()).map((each, thread) => each - (before[thread] ?? 0))
      const [reading = 0, ...opening] = used
      rows.push({
        isFirst: edit === 0,
        seconds,
        reading,
        opening: opening.reduce((sum, each) => sum + each, 0),
      })
    }
    return rows
  }

  /** Answers while nothing is edited. */
  async quiet(): Promise<Load> {
    const until = performance.now() + QUIET_MS
    return this.load(() => performance.now() > until)
  }

  /** Edits at random, once or a few times, and asks until that answers. `before`: edits until now. */
  async edit(before: number): Promise<Row> {
    const { swaps, looks } = this.parts.living
    const seen = swaps() + looks()
    const together = 1 + Math.floor(this.sites.next() * this.parts.together)
    const kinds = Array.from({ length: together }, () => this.sites.edit())
    const at = performance.now()
    const load = await this.load(() => swaps() + looks() > seen)
    const seconds = (performance.now() - at) / 1000
    this.rows++
    const heldMb = this.rows % ROUND === 0 ? await this.settle(this.rows / ROUND) : null
    return { edit: before + together, kinds, seconds, heldMb, ...load }
  }

  async close(): Promise<void> {
    await this.parts.living.close()
    this.parts.memory.close()
    this.idle.close()
  }

  /** Holds all that was quoted against a second reading of what the files said at the time. */
  judge() {
    const { questions, answered, quotations } = this
    const wrong = [...this.quoted.values()].flatMap(([passage, versions]) =>
      misquoted(passage, (folder, file) => versions.get(`${folder}/${file}`) ?? []),
    )
    return {
      ...{ questions, answered, quotations, different: this.quoted.size, wrong },
      ...{
        silenced: this.parts.silenced(),
        failures: this.parts.living.failures,
        swaps: this.parts.living.swaps(),
      },
    }
  }

  /** Has a sentence of its own answer, so that all edits before it do. */
  private async settle(round: number): Promise<NonNullable<Row['heldMb']>> {
    const word = rareWord(round)
    this.sites.mark(word)
    while (!(await this.ask(word)).some(({ text }) => text.includes(word)));
    this.sites.settle()
    this.rounds++
    const { bytes, threads } = await this.parts.memory.collected()
    // Collecting makes wait.
    this.delay.look()
    return { megabytes: bytes / 1e6, threads }
  }

  private async load(isDone: () => boolean): Promise<Load> {
    await this.idle.look()
    this.delay.look()
    const began = performance.now()
    const waits: number[] = []
    while (!isDone()) {
      const asked = performance.now()
      const question = waits.length % 3 === 0 ? 'oprava lávky přes potok' : this.sites.words()
      if (waits.length % 2 === 0) await this.ask(question)
      else await this.handle(question)
      waits.push(performance.now() - asked)
      await setTimeout(this.parts.pauseMs)
    }
    const seconds = (performance.now() - began) / 1000
    const [delay, idleMs] = [this.delay.look(), await this.idle.look()]
    return {
      answers: waits.length,
      perSecond: waits.length / seconds,
      longestMs: Math.max(0, ...waits),
      ...{ ...delay, idleMs },
    }
  }

  private async handle(question: string): Promise<void> {
    this.questions++
    const { reply } = await this.parts.living.bot.handle(question, ALONE)
    if (reply.blocks.length > 0) this.answered++
  }

  private async ask(question: string): Promise<readonly Passage[]> {
    this.questions++
    const offers = await this.parts.living.bot.offers(question)
    this.answered++
    for (const { passage } of offers) this.quote(passage)
    return offers.map(({ passage }) => passage)
  }

  private quote(passage: Passage): void {
    this.quotations++
    const places = [passage.source, ...passage.also]
    const versions = new Map(
      places.map(({ folder, file }) => [`${folder}/${file}`, this.sites.versions(folder, file)]),
    )
    const counts = [...versions].map(([path, list]) => `${path} ${list.length}`)
    this.quoted.set(JSON.stringify([this.rounds, passage.text, passage.slices, counts]), [passage, versions])
  }

  /** Seconds of a processor that each thread has used. */
  private async cpu(): Promise<number[]> {
    return Promise.all(
      this.parts.threads.map(async thread => {
        if (thread.threadId === -1) return 0
        const { user, system } = await thread.cpuUsage()
        return (user + system) / 1e6
      }),
    )
  }
}

/** Counts, on their way to the standard error output, the passages that are not shown. */
function silencedPassages(): () => number {
  let silenced = 0
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    if (String(chunk).includes(SILENCED)) silenced++
    return write(chunk, ...rest)
  }
  return () => silenced
}
