/** Verdicts on answers, counted as `/metrics` has them: names such as `good given`. */

import type { Feedback } from '../src/chat/feedback.ts'

export function feedbackCounts() {
  const counts = new Map<string, number>()
  const onFeedback = ({ verdict, change }: Feedback) => {
    const name = `${verdict} ${change}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return { counts, onFeedback }
}

/** The same of a program that tells its metrics at a port of this machine. */
export async function feedbackOnMetrics(port: number): Promise<ReadonlyMap<string, number>> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const lines = metrics.matchAll(/^doslova_feedback_total\{verdict="(\w+)",change="(\w+)"\} (\d+)$/gm)
  return new Map([...lines].map(([, verdict, change, count]) => [`${verdict} ${change}`, Number(count)]))
}
