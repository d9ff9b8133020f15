/** Report on meaning for the operator: in the log when it changes, and as text for `/readyz`. */

import type { Log } from '../shared/log.ts'
import type { Metrics } from '../shared/metrics.ts'
import type { MeaningState } from '../worker/protocol.ts'

export class MeaningReport {
  private readonly log: Log
  private readonly metrics: Pick<Metrics, 'setUnembedded'> | null
  private state: MeaningState = { kind: 'off' }

  constructor(log: Log, metrics: Pick<Metrics, 'setUnembedded'> | null) {
    this.log = log
    this.metrics = metrics
  }

  set(state: MeaningState): void {
    const isNew = state.kind !== this.state.kind
    this.state = state
    this.metrics?.setUnembedded(state.kind === 'embedding' ? state.left : 0)
    if (!isNew) return
    if (state.kind === 'failed') this.log.warn('meaning failed, words alone answer', { reason: state.reason })
    else if (state.kind === 'embedding')
      this.log.info('meaning is being read, words alone answer', { passages: state.left })
    else
      this.log.info('meaning', {
        state: state.kind,
        ...(state.kind === 'on' && { compared: state.compared }),
      })
  }

  /** One line. */
  get text(): string {
    const { state } = this
    if (state.kind === 'embedding') return `meaning: ${state.left} passages to embed, words alone answer\n`
    if (state.kind === 'failed') return 'meaning: failed, words alone answer\n'
    const few = state.kind === 'on' && state.compared !== 'all passages' ? `, among ${state.compared}` : ''
    return `meaning: ${state.kind}${few}\n`
  }
}
