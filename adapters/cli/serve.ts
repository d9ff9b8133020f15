/** Service: runs the platforms that have a token, until the service manager ends the program. */

import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import type { ChatBot, ChatCounters } from '../../src/chat/chat.ts'
import { Gaps } from '../../src/chat/gaps.ts'
import type { SharedState } from '../redis/shared-state.ts'
import { within } from '../shared/clock.ts'
import type { Content } from '../shared/content.ts'
import { ROOT } from '../shared/content.ts'
import { lockDataDir } from '../shared/data-dir.ts'
import { EXIT } from '../shared/exit.ts'
import { HttpServer } from '../shared/http.ts'
import { createLog, errorDetails, type Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import { type Platform, PlatformError } from '../shared/platform.ts'
import { onHangUp, onStopSignal } from '../shared/signals.ts'
import { UsageError } from '../shared/usage.ts'
import { ContentReport } from './content-report.ts'
import { openEditor } from './editor-page.ts'
import { routeGaps } from './gaps-route.ts'
import { type ContentObserver, openLiveBot } from './live-bot.ts'
import { MeaningReport } from './meaning-report.ts'
import { joinReplicas } from './replicas.ts'
import { SearchReport } from './search-report.ts'
import type { Output } from './streams.ts'

/** What is kept between two starts when the operator names no folder. */
const DATA = join(ROOT, 'data')
/** Longest time for the platforms to end, whatever holds them. */
const STOP_MS = 14_000

/** Serves until SIGTERM or SIGINT, or until a platform fails, and ends the process. Throws a `PlatformError` before that. */
export async function serve(settings: Settings, content: Content, errors: Output): Promise<never> {
  if (content.searchUrl != null && settings.httpEditor)
    throw new UsageError('HTTP_EDITOR is of no use beside SEARCH_URL: editors see texts of this machine.')
  const log = createLog(settings.logLevel)
  const dataDir = settings.dataDir ?? DATA
  const alone = settings.stateUrl === null ? lockDataDir(dataDir) : null
  const [ending, stopped] = [Promise.withResolvers<number>(), new AbortController()]
  const fail = (error: PlatformError) => ending.reject(error)
  const http = settings.httpPort === null ? null : openHttp(log)
  if (http !== null && settings.httpPort !== null)
    await listen(http, settings.httpPort, settings.httpHost, log)
  const replicas = await joinReplicas(settings, log, fail)
  onStopSignal(() => {
    ending.resolve(EXIT.ok)
    stopped.abort()
  })
  if (replicas !== null && !(await replicas.elected(stopped.signal))) process.exit(EXIT.ok)
  // One that stood by may have the folder of the one that led.
  const lock = alone ?? lockDataDir(dataDir)
  const { metrics, counters } = http === null ? NOT_COUNTED : await openMetrics(http)
  const meaning = new MeaningReport(log, metrics)
  const report = new ContentReport(log, metrics)
  const search = content.searchUrl == null ? null : new SearchReport(log)
  const editor = await openEditor(http, settings, { folders: content.folders, dataDir })
  const observers = [observing(report), ...(editor === null ? [] : [editor])]
  const live = openLiveBot({ ...content, saveTo: content.saveTo ?? dataDir }, observers, {
    onMeaning: state => {
      meaning.set(state)
      editor?.meaning(state)
    },
    onSearch: state => search?.set(state),
    onEnded: reason => log.warn('answer given up', { reason }),
    onFailure: error => fail(new PlatformError(error.message, EXIT.usage, { cause: error })),
  })
  onHangUp({ look: () => live.content.look(), stop: () => ending.resolve(EXIT.ok) })
  const bot = await live.bot.catch(async (error: unknown) => {
    // What is open would hold the process, which has nothing to answer from.
    await Promise.all([replicas?.close(), editor?.close(), http?.close(), live.content.close()])
    lock.release()
    throw error
  })
  editor?.open(bot)
  const shared = replicas?.state ?? null
  const platforms = await platformsOf({ settings, dataDir, bot, http, log, fail, counters, shared })
  start(platforms, { http, reports: [meaning, report, ...(search === null ? [] : [search])] }).catch(
    ending.reject,
  )
  const exitCode = await ending.promise.catch(error => {
    if (!(error instanceof PlatformError)) throw error
    return tellFailure(error, log, errors)
  })
  await within(Promise.all(platforms.map(platform => platform.stop())), STOP_MS)
  await Promise.all([replicas?.close(), editor?.close(), http?.close(), live.content.close(), bot.close()])
  lock.release()
  // A call that still waits would hold the process; what it was for is not confirmed, and comes again.
  process.exit(exitCode)
}

function observing(report: ContentReport): ContentObserver {
  const isChanging = (is: boolean) => {
    report.isChanging = is
  }
  return {
    changing: () => isChanging(true),
    same: () => isChanging(false),
    built: built => report.set(built),
    failed: (what, reason) => report.failed(what, reason),
  }
}

function openHttp(log: Log): HttpServer {
  return new HttpServer((path, error) => log.error('http handler failed', { path, ...errorDetails(error) }))
}

interface Counting {
  readonly metrics: Metrics | null
  readonly counters: ChatCounters
}

/** What is counted costs nothing where nobody can ask for it. */
const NOT_COUNTED: Counting = { metrics: null, counters: {} }

async function openMetrics(http: HttpServer): Promise<Counting> {
  const { createMetrics } = await import('../shared/metrics.ts')
  const metrics = createMetrics()
  const gaps = new Gaps()
  routeGaps(http, gaps)
  http.route('GET', '/metrics', async () => {
    metrics.setGaps(gaps.list().length)
    return { status: 200, body: await metrics.text() }
  })
  return {
    metrics,
    counters: {
      onOutcome: (outcome, ms, unanswered) => {
        metrics.onOutcome(outcome, ms)
        if (unanswered !== null) gaps.add(unanswered)
      },
      onFeedback: metrics.onFeedback,
    },
  }
}

/** Starts everything at once, so that a platform that waits for its server keeps none from answering. */
async function start(
  platforms: readonly Platform[],
  { http, reports }: { http: HttpServer | null; reports: readonly { readonly text: string }[] },
): Promise<void> {
  await Promise.all(platforms.map(platform => platform.start()))
  http?.route('GET', '/readyz', () => ({
    status: 200,
    body: `ready\n${reports.map(({ text }) => text).join('')}`,
  }))
}

/** Tells the operator of an error, and gives its exit code. */
function tellFailure({ message, exitCode }: PlatformError, log: Log, errors: Output): number {
  log.error('platform failed', { message, exitCode })
  errors.write(`doslova: ${message}\n`)
  return exitCode
}

interface Parts {
  readonly settings: Settings
  readonly dataDir: string
  readonly bot: ChatBot
  readonly counters: ChatCounters
  readonly http: HttpServer | null
  readonly log: Log
  readonly fail: (error: PlatformError) => void
  readonly shared: SharedState | null
}

/** Libraries of a platform load only when it runs. */
async function platformsOf({
  settings,
  dataDir,
  bot,
  http,
  log,
  fail,
  counters,
  shared,
}: Parts): Promise<Platform[]> {
  const platforms: Platform[] = []
  const common = { dataDir, bot, log, onFailure: fail, ...counters }
  if (settings.telegram !== null) {
    const { Telegram } = await import('../telegram/telegram.ts')
    platforms.push(new Telegram({ ...settings.telegram, ...common, http, shared }))
  }
  if (settings.matrix !== null) {
    const { Matrix } = await import('../matrix/matrix.ts')
    platforms.push(new Matrix({ ...settings.matrix, ...common }))
  }
  return platforms
}

async function listen(http: HttpServer, port: number, host: string, log: Log): Promise<void> {
  http.route('GET', '/healthz', () => ({ status: 200, body: 'ok\n' }))
  http.route('GET', '/readyz', () => ({ status: 503, body: 'starting\n' }))
  try {
    log.info('http listening', { host, port: await http.listen(port, host) })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new PlatformError(
      `HTTP_PORT ${port} at HTTP_HOST ${host} cannot be used (${code}). Choose another port, or an address of this machine.`,
      EXIT.unavailable,
      {
        cause: error,
      },
    )
  }
}
