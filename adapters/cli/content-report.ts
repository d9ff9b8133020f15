/** Report on the content for the operator: in the log when it changes, as text for `/readyz`, and counted. */

import type { Built, Fault } from '../live/protocol.ts'
import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'

/** Faults that are told one by one. */
const MOST_TOLD = 20

type ContentMetrics = Pick<Metrics, 'setPassages' | 'setContent'>

export class ContentReport {
  /** Whether files are being changed and read. */
  isChanging = false
  private readonly log: Log
  private readonly metrics: ContentMetrics | null
  private readonly now: () => Date
  private built: Built | null = null
  private since = ''
  private readonly failures = new Map<string, string>()

  constructor(log: Log, metrics: ContentMetrics | null, now = () => new Date()) {
    this.log = log
    this.metrics = metrics
    this.now = now
  }

  /** What answers from now on. Faults that were there before are not told again. */
  set(built: Built): void {
    const before = new Set(this.built?.faults.map(lineOf))
    this.built = built
    this.isChanging = false
    this.failures.delete('read')
    this.since = this.now().toISOString()
    const { texts, passages, faults } = built
    this.log.info('content', { texts, passages, faults: faults.length })
    for (const fault of faults.filter(one => !before.has(lineOf(one))).slice(0, MOST_TOLD)) {
      const { folder, file, line, rule, message, remedy } = fault
      this.log.warn('content fault', {
        ...{ folder, file, rule, message, remedy, answers: answersOf(fault) },
        ...(line !== null && { line }),
      })
    }
    this.metrics?.setPassages(passages)
    this.metrics?.setContent({ faults: faults.length, at: this.now() })
  }

  /** What goes wrong and stops nothing. */
  failed(what: 'watch' | 'save' | 'read', reason: string): void {
    if (what === 'read') this.isChanging = false
    if (this.failures.get(what) === reason) return
    this.failures.set(what, reason)
    this.log.warn(FAILURES[what], { reason })
  }

  /** A line on what answers, and one for each thing that is wrong. */
  get text(): string {
    if (this.built === null) return ''
    const { texts, passages, faults } = this.built
    const lines = [
      `content: ${texts} texts, ${passages} passages, since ${this.since}`,
      ...(this.isChanging ? ['content has changed and is being read'] : []),
      ...this.failures.keys().map(what => FAILURES[what as keyof typeof FAILURES]),
      ...faults.slice(0, MOST_TOLD).map(lineOf),
      ...(faults.length > MOST_TOLD
        ? [`and ${faults.length - MOST_TOLD} more faults; see doslova check`]
        : []),
    ]
    return lines.map(line => `${line}\n`).join('')
  }
}

const FAILURES = {
  watch: 'content cannot be watched, changes are seen within half a minute',
  save: 'the index cannot be saved, it will be made again at the next start',
  read: 'the content that has changed cannot be read, the one before answers',
} as const

function lineOf(fault: Fault): string {
  const { folder, file, line, rule } = fault
  return `${folder}/${file}${line === null ? '' : `:${line}`} ${rule}, answers: ${answersOf(fault)}`
}

function answersOf({ isStale }: Fault): string {
  return isStale ? 'as it was before' : 'not at all'
}
