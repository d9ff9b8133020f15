/** Metrics: what is counted for the operator, outcomes and times, never a question or a person. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Outcome } from '../../src/chat/chat.ts'
import type { Feedback } from '../../src/chat/feedback.ts'

export interface Metrics {
  /** Counts a question, by what became of it, and the milliseconds until then. */
  readonly onOutcome: (outcome: Outcome, ms: number) => void
  /** Counts a verdict on an answer, by nobody. */
  readonly onFeedback: (feedback: Feedback) => void
  /** How many passages there are to answer from. */
  readonly setPassages: (count: number) => void
  /** How many passages have no vectors yet; words alone answer until there are none. */
  readonly setUnembedded: (count: number) => void
  /** How many words five people or more asked about today without an answer. */
  readonly setGaps: (count: number) => void
  /** How many files have a fault that keeps them from answering, and since when the content answers. Counts a change. */
  readonly setContent: (content: { faults: number; at: Date }) => void
  /** All of it in Prometheus' text format. */
  readonly text: () => Promise<string>
}

/** Seconds; an answer takes some milliseconds, a remembered one less. */
const BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Counter({
    name: 'doslova_answers_total',
    help: 'Questions by what became of them; gave-up took longer than its time limit.',
    labelNames: ['outcome'],
    registers,
  })
  const feedback = new Counter({
    name: 'doslova_feedback_total',
    help: 'Reactions below answers that are for or against, given and withdrawn; how many stand is the difference.',
    labelNames: ['verdict', 'change'],
    registers,
  })
  const seconds = new Histogram({
    name: 'doslova_answer_seconds',
    help: 'Time to find an answer.',
    buckets: BUCKETS,
    registers,
  })
  const passages = new Gauge({
    name: 'doslova_passages',
    help: 'Passages that answers are found in.',
    registers,
  })
  const unembedded = new Gauge({
    name: 'doslova_passages_without_vectors',
    help: 'Passages whose meaning is not known yet; until there are none, words alone answer.',
    registers,
  })
  const gaps = new Gauge({
    name: 'doslova_gaps',
    help: 'Words that five different people or more asked about within a day without an answer; doslova gaps lists them.',
    registers,
  })
  const faults = new Gauge({
    name: 'doslova_content_faults',
    help: 'Files and folders that do not answer, or only as they were before.',
    registers,
  })
  const loaded = new Counter({
    name: 'doslova_content_loads_total',
    help: 'Contents that answers were found in, the first and one for each change.',
    registers,
  })
  const since = new Gauge({
    name: 'doslova_content_since_seconds',
    help: 'When the content was loaded that answers are found in, in seconds since 1970.',
    registers,
  })
  return {
    onOutcome: (outcome, ms) => {
      answers.inc({ outcome })
      seconds.observe(ms / 1000)
    },
    onFeedback: ({ verdict, change }) => feedback.inc({ verdict, change }),
    setPassages: count => passages.set(count),
    setUnembedded: count => unembedded.set(count),
    setGaps: count => gaps.set(count),
    setContent: content => {
      faults.set(content.faults)
      loaded.inc()
      since.set(content.at.getTime() / 1000)
    },
    text: () => registry.metrics(),
  }
}
