/** Worker thread of the bot: opens the texts and does what `worker-bot.ts` in the main thread asks for. */

import { enableCompileCache } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Inspector } from '../../src/editor/inspector.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { type Snapshot, unpackSnapshot } from '../../src/engine/snapshot.ts'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import { messageOf } from '../../src/text/error-message.ts'
import { BuiltInEmbedder } from '../meaning/built-in-embedder.ts'
import { type Content, openEngine, openLexicon } from '../shared/content.ts'
import { UsageError } from '../shared/usage.ts'
import { pictureOf } from '../sheet/picture.ts'
import { sheetPrinter } from '../sheet/sheet-printer.ts'
import type { Call, MeaningState, Message, Opening, Rest } from './protocol.ts'

enableCompileCache()

/** A server of embeddings that fails is tried again after so long. */
const RETRY_MS = 60_000

/** More texts without vectors than these are not waited for; nor are those of a model that takes longer. */
const FEW = 200
const VECTORS_MS = 10_000
/** A thread asks itself about titles before it takes over, so that nobody waits for what is slow the first times. */
const REHEARSAL_MS = 400
/** What no text has, so that all known words are compared with it. */
const MISSPELT = 'cyklostzka'

/** What does the calls: of people, and of editors where the texts are here. */
interface Opened {
  readonly bot: Bot
  readonly inspector: Inspector | null
}

/** Opens the texts; resolves when calls can be taken. */
async function open(content: Content, opening: Opening): Promise<Opened> {
  const { searchUrl } = content
  return searchUrl == null ? openTexts(content, opening) : openIndex(content, searchUrl, opening)
}

/** Opens what is known here of texts in a cluster. */
async function openIndex(content: Content, searchUrl: string, { snapshot }: Opening): Promise<Opened> {
  if (snapshot === null) throw new Error('The catalogue of the index is missing.')
  const { openSearchEngine } = await import('../opensearch/search-engine.ts')
  const lexicon = openLexicon(content.saveTo)
  const on = (): MeaningState => ({
    kind: 'on',
    compared: engine.findsNearest ? 'all passages' : 'passages found by words',
  })
  const engine = openSearchEngine(new Uint8Array(snapshot), searchUrl, {
    ...{ lexicon, meaning: content.meaning, cache: createAnswerCache() },
    onMeaningFailure: error => tell({ kind: 'failed', reason: messageOf(error) }),
    onMeaningRecovery: () => tell(on()),
    onState: state => post({ type: 'search', state }),
  })
  answering = engine
  const bot = new Bot(engine, lexicon.gazetteer, { sheetPrinter, pictureOf })
  await bot.prepare()
  tell(engine.hasMeaning ? on() : { kind: 'off' })
  post({ type: 'ready', passages: engine.passagesAt(() => true) })
  return { bot, inspector: null }
}

async function openTexts(content: Content, { snapshot, isRelief, isSeasoned }: Opening): Promise<Opened> {
  // Concepts have numbers, which an index has too: both have to be of the same files.
  const lexicon = openLexicon(content.saveTo)
  const engine = openEngine(content, lexicon, {
    cache: createAnswerCache(),
    ...(snapshot && { snapshot: snapshotIn(snapshot) }),
    onMeaningFailure: error => tell({ kind: 'failed', reason: messageOf(error) }),
    onMeaningRecovery: () => tell({ kind: 'on', compared: 'all passages' }),
  })
  answering = engine
  const bot = new Bot(engine, lexicon.gazetteer, { sheetPrinter, pictureOf })
  await bot.prepare()
  if (content.meaning.kind === 'off') tell({ kind: 'off' })
  else {
    const tried = embed(engine)
    const isWorthWaiting = isRelief && engine.withoutVectors <= FEW
    if (isWorthWaiting) await Promise.race([tried, setTimeout(VECTORS_MS, undefined, { ref: false })])
  }
  if (isRelief) await rehearse(engine, bot, isSeasoned ? 0 : REHEARSAL_MS)
  post({ type: 'ready', passages: engine.passages.length })
  return { bot, inspector: new Inspector(engine, bot, lexicon.gazetteer) }
}

function snapshotIn(bytes: SharedArrayBuffer): Snapshot {
  const snapshot = unpackSnapshot(new Uint8Array(bytes))
  if (snapshot === null) throw new Error('The snapshot cannot be read.')
  return snapshot
}

async function rehearse(engine: Engine, bot: Bot, longestMs: number): Promise<void> {
  await bot.handle(MISSPELT, ALONE)
  await bot.examples(null)
  const started = performance.now()
  const asked = new Set<string>()
  for (const { source } of engine.passages) {
    if (performance.now() - started > longestMs) return
    if (asked.has(source.title)) continue
    asked.add(source.title)
    await bot.handle(source.title, ALONE)
  }
}

/** Resolves after the first try. Words alone answer until all passages are embedded, and as long as that fails. */
async function embed(engine: Engine): Promise<void> {
  if (engine !== answering) return
  try {
    if (engine.withoutVectors > 0) tell({ kind: 'embedding', left: engine.withoutVectors })
    await engine.embedPassages(left => tell({ kind: 'embedding', left }))
    tell({ kind: 'on', compared: 'all passages' })
  } catch (error) {
    if (engine !== answering) return
    tell({ kind: 'failed', reason: messageOf(error) })
    setTimeout(RETRY_MS, undefined, { ref: false }).then(() => embed(engine))
  }
}

function tell(state: MeaningState): void {
  post({ type: 'meaning', state })
}

function post(message: Message): void {
  parentPort?.postMessage(message)
}

/** What a method gives. Arguments come from `WorkerBot` and so have the method's own types. */
async function run({ bot, inspector }: Opened, { method, args }: Call): Promise<unknown> {
  const served = Object.hasOwn(Inspector.prototype, method) ? inspector : bot
  if (served === null) throw new Error('Editors see texts that are here only.')
  const work = Reflect.get(served, method) as (...args: readonly unknown[]) => Promise<unknown>
  return work.apply(served, [...args])
}

// Read before there are texts to open, and the model as well.
const { saveTo, meaning } = workerData as Content
openLexicon(saveTo)
if (meaning.kind === 'built-in') await new BuiltInEmbedder().embed([MISSPELT], 'question')
let opening: Promise<Opened> | null = null
/** What answers, until the thread rests. */
let answering: Pick<Engine, 'close'> | null = null

/** An opening has the texts read, a call is answered from them, a rest forgets them. */
parentPort?.on('message', (message: Opening | Call | Rest) => {
  if (message === 'rest') rest()
  else if ('method' in message) answer(message)
  else {
    opening = open(workerData as Content, message)
    opening.catch(refuse)
  }
})

function rest(): void {
  const before = answering
  opening = null
  answering = null
  before?.close().catch(() => {})
}

function answer(call: Call): void {
  opening
    ?.then(opened => run(opened, call))
    .then(
      value => post({ type: 'value', value }),
      (error: unknown) =>
        post(
          error instanceof CandidatesUnavailableError ? { type: 'unavailable' } : { type: 'error', error },
        ),
    )
}

/** What is no fault of the texts ends the thread. */
function refuse(error: unknown): void {
  if (!(error instanceof UsageError)) throw error
  post({ type: 'refused', message: error.message })
}
