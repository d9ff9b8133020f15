/** Report on the cluster that has the texts: in the log when it goes away and comes back, and as text for `/readyz`. */

import type { SearchState } from '../opensearch/connection.ts'
import type { Log } from '../shared/log.ts'

export class SearchReport {
  private readonly log: Pick<Log, 'info' | 'warn'>
  private state: SearchState = { kind: 'on' }

  constructor(log: Pick<Log, 'info' | 'warn'>) {
    this.log = log
  }

  set(state: SearchState): void {
    this.state = state
    if (state.kind === 'away') this.log.warn('search away', { reason: state.reason })
    else this.log.info('search back')
  }

  /** One line. */
  get text(): string {
    const { state } = this
    return state.kind === 'on' ? 'search: on\n' : `search: away (${state.reason})\n`
  }
}
