/** Current engine: of the content as its files are now, looked at before each question. */

import { areSame, type Stamps, stampsOf } from '../../src/content/file-stamp.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import type { SnapshotBuilder, SnapshotBuilderOptions } from '../../src/engine/snapshot-builder.ts'
import type { Problem } from '../../src/model.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { type Content, isGrave, openEngine, refuseUnreadable, tellGrave } from '../shared/content.ts'
import type { Output } from './streams.ts'

export interface CurrentEngineOptions {
  readonly content: Content
  readonly lexicon: Lexicon
  readonly errors: Output
  /** Given each engine before it answers, to have it read the meaning of what has changed. */
  readonly onOpened: (engine: Engine) => Promise<void>
}

/** Reading the stamps takes no more than this part of the time. */
const STAMPING = 0.1

export class CurrentEngine {
  private readonly options: CurrentEngineOptions
  private answering: Engine
  /** Made for the first change: from then on only what changes is read. */
  private builder: SnapshotBuilder | null = null
  private stamps: readonly Stamps[]
  private freshUntil = 0
  private reported: readonly Problem[]

  private constructor(options: CurrentEngineOptions) {
    this.options = options
    // Looked at before: what changes meanwhile is read again.
    this.stamps = this.readStamps()
    this.answering = openEngine(options.content, options.lexicon, { errors: options.errors })
    this.reported = this.answering.problems
  }

  /** Opens the content. Rejects with `UsageError` when none of its folders can be opened. */
  static async open(options: CurrentEngineOptions): Promise<CurrentEngine> {
    const current = new CurrentEngine(options)
    await options.onOpened(current.engine)
    return current
  }

  /** What answered last. */
  get engine(): Engine {
    return this.answering
  }

  /** What answers now. Files that cannot be read change nothing but what is told. */
  async get(): Promise<Engine> {
    if (performance.now() < this.freshUntil) return this.answering
    const stamps = this.readStamps()
    if (stamps.every((each, at) => areSame(each, this.stamps[at] ?? new Map()))) return this.answering
    try {
      await this.renew()
    } catch (error) {
      this.options.errors.write(`${messageOf(error)} What was read before answers.\n`)
    }
    this.stamps = stamps
    return this.answering
  }

  async close(): Promise<void> {
    await this.answering.close()
  }

  private readStamps(): readonly Stamps[] {
    const began = performance.now()
    const stamps = this.options.content.folders.map(stampsOf)
    const ended = performance.now()
    this.freshUntil = ended + (ended - began) / STAMPING
    return stamps
  }

  private async renew(): Promise<void> {
    const { content, lexicon, errors, onOpened } = this.options
    const { folders } = content
    const builder = this.builder ?? (await newBuilder({ folders, lexicon }))
    const built = builder.build(new Date())
    if (built === null) return
    const { snapshot } = built
    refuseUnreadable(snapshot.problems, folders)
    tellGrave(snapshot.problems, this.reported, errors)
    this.reported = snapshot.problems
    // It has not read a file that is broken now when it was not.
    if (this.builder === null && losesAny(snapshot.problems, this.answering)) return
    this.builder = builder
    const engine = openEngine(content, lexicon, { errors, snapshot })
    await onOpened(engine)
    const before = this.answering
    this.answering = engine
    await before.close()
  }
}

/** What reads texts is half of all modules; where nothing changes, none of them is loaded. */
async function newBuilder(options: SnapshotBuilderOptions): Promise<SnapshotBuilder> {
  const { SnapshotBuilder } = await import('../../src/engine/snapshot-builder.ts')
  return new SnapshotBuilder(options)
}

/** Whether a file that answers is left out for an error. */
function losesAny(problems: readonly Problem[], { passages }: Engine): boolean {
  const answering = new Set(Iterator.from(passages).map(({ source }) => `${source.folder}/${source.file}`))
  return problems.some(problem => isGrave(problem) && answering.has(`${problem.folder}/${problem.file}`))
}
