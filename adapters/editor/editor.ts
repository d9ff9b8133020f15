/** Editor: the state behind the page, renewed when the texts change. What the page shows of it stands in `view`. */

import { ALONE } from '../../src/chat/turn.ts'
import type { Inspection } from '../../src/editor/inspector.ts'
import type { MeaningState, Served } from '../worker/protocol.ts'
import { readAssets } from './browser/assets.ts'
import { QuestionsFile } from './content/questions-file.ts'
import { type Reading, ReadingThread } from './content/reading.ts'
import { Watchlist } from './content/watchlist.ts'
import { Events } from './events.ts'
import { BASE, plural } from './view/html.ts'
import type { Surroundings } from './view/layout.ts'

/** What the page needs of the bot. */
export type EditorBot = Pick<Served, 'inspect' | 'summarize' | 'examples' | 'handle'>

export interface EditorOptions {
  readonly folders: readonly string[]
  /** Where the list of questions is kept. */
  readonly questions: string
  /** Reads the texts for editors; a thread of its own otherwise. */
  readonly reading?: Reading & { close?(): Promise<void> }
  readonly now?: () => Date
}

/** What is known of the content. */
interface Numbers {
  readonly texts: number
  readonly passages: number
}

export class Editor {
  readonly folders: readonly string[]
  readonly watchlist: Watchlist
  readonly events = new Events()
  readonly reading: Reading
  readonly assets = readAssets(BASE)
  /** Resolves when the texts are open. */
  readonly bot: Promise<EditorBot>
  private readonly opening = Promise.withResolvers<EditorBot>()
  private readonly options: EditorOptions
  private revision = 0
  private numbers: Numbers | null = null
  private isOpen = false
  private isChanging = false
  private meaningState: MeaningState = { kind: 'off' }
  private work: Promise<void> = Promise.resolve()
  private counts: Surroundings['counts'] = { watched: null, changes: null, problems: null }
  private knownPlaces: readonly string[] = []

  constructor(options: EditorOptions) {
    this.options = options
    this.folders = options.folders
    this.bot = this.opening.promise
    this.reading = options.reading ?? new ReadingThread(options.folders)
    this.watchlist = new Watchlist(new QuestionsFile(options.questions), async question =>
      (await this.bot).summarize(question),
    )
  }

  /** Files are being changed: other texts follow, or the news that they say the same. */
  changing(): void {
    this.isChanging = true
    this.renew()
  }

  same(): void {
    this.isChanging = false
    this.renew()
  }

  /** The bot answers from these texts. */
  built(numbers: Numbers): void {
    this.isChanging = false
    this.numbers = numbers
    this.renew()
    // At the start nothing was answered before.
    if (this.isOpen) this.enqueue(() => this.watchlist.renew())
    this.readAgain()
  }

  meaning(state: MeaningState): void {
    const wasReading = this.meaningState.kind === 'embedding'
    if (state.kind === 'embedding' && wasReading && state.left % 50 !== 0) return
    this.meaningState = state
    this.renew()
    // With the meaning, answers may be other ones; that is no change of the texts.
    if (wasReading && state.kind === 'on' && this.isOpen) this.enqueue(() => this.watchlist.run())
  }

  /** What the page says around its part. */
  get surroundings(): Surroundings {
    return {
      assets: this.assets.assets,
      revision: this.revision,
      status: this.status,
      isReady: this.isOpen && !this.isChanging,
      counts: { ...this.counts, watched: this.isOpen ? this.watchlist.changed : null },
    }
  }

  get isReady(): boolean {
    return this.isOpen
  }

  get places(): readonly string[] {
    return this.knownPlaces
  }

  /** What the bot answers and why; null where that could not be found out. */
  async inspect(question: string, place: string): Promise<Inspection | null> {
    const bot = await this.bot
    return bot.inspect({ question, place: place === '' ? null : place }).catch(() => null)
  }

  /** Changes count from now on. */
  async mark(): Promise<void> {
    await this.reading.mark()
    this.counts = { ...this.counts, changes: 0 }
    this.renew()
  }

  /** Something that the pages show is another one. */
  renew(): void {
    this.revision++
    this.events.tell(this.revision)
  }

  /** Resolves when all that was to be read and asked has been. */
  settled(): Promise<void> {
    return this.work
  }

  async close(): Promise<void> {
    this.events.close()
    await this.options.reading?.close?.()
    if (this.reading instanceof ReadingThread) await this.reading.close()
  }

  /** The texts are open; resolves when they are read for editors too, and the questions of the list are answered. */
  async open(bot: EditorBot): Promise<void> {
    this.opening.resolve(bot)
    this.knownPlaces = await placesOf(bot)
    this.isOpen = true
    this.renew()
    await this.enqueue(() => this.watchlist.run())
    await this.readAgain()
  }

  /** One after another: answers of one version of the texts are not mixed with those of the next. */
  private enqueue(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work).then(
      () => this.renew(),
      () => {},
    )
    return this.work
  }

  private readAgain(): Promise<void> {
    const { now = () => new Date() } = this.options
    return this.enqueue(async () => {
      await this.reading.read(now())
      const [changes, problems] = await Promise.all([this.reading.changes('save'), this.reading.problems()])
      this.counts = { ...this.counts, changes: changes.length, problems: problems.length }
    })
  }

  private get status(): string {
    if (!this.isOpen) return 'Texty se čtou…'
    if (this.isChanging) return 'Texty se mění, čtou se znovu…'
    const { numbers, meaningState } = this
    const known =
      numbers === null
        ? 'Texty jsou přečtené'
        : `${plural(numbers.texts, 'text', 'texty', 'textů')}, ${plural(numbers.passages, 'odstavec', 'odstavce', 'odstavců')}`
    if (meaningState.kind === 'embedding')
      return `${known}. Význam se ještě čte, zbývá ${meaningState.left}; zatím rozhodují slova.`
    return meaningState.kind === 'failed' ? `${known}. Význam se nedá číst, rozhodují slova.` : `${known}.`
  }
}

/** Places that there are texts for, as `/zdroje` names them. */
async function placesOf(bot: EditorBot): Promise<readonly string[]> {
  const { reply } = await bot.handle('/zdroje', ALONE)
  return reply.blocks.flatMap(block => (block.type === 'lines' ? (block.places ?? []) : []))
}
