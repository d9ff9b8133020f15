import { expect, test } from 'vitest'
import { createMetrics } from '../../../adapters/shared/metrics.ts'

test('outcomes are counted, times and passages told, and nothing else is known', async () => {
  const metrics = createMetrics()
  metrics.onOutcome('found', 3)
  metrics.onOutcome('found', 30)
  metrics.onOutcome('silent', 1)
  metrics.onFeedback({ verdict: 'good', change: 'given' })
  metrics.setPassages(495)
  metrics.setGaps(2)
  const lines = (await metrics.text()).split('\n').filter(line => line.startsWith('doslova_'))
  expect(lines).toContain('doslova_answers_total{outcome="found"} 2')
  expect(lines).toContain('doslova_answers_total{outcome="silent"} 1')
  expect(lines).toContain('doslova_answer_seconds_bucket{le="0.005"} 2')
  expect(lines).toContain('doslova_answer_seconds_count 3')
  expect(lines).toContain('doslova_passages 495')
  expect(lines).toContain('doslova_gaps 2')
  expect(lines).toContain('doslova_feedback_total{verdict="good",change="given"} 1')
  const labels = lines.flatMap(line => line.match(/(?<=[{,])\w+(?==)/g) ?? [])
  expect([...new Set(labels)].sort()).toEqual(['change', 'le', 'outcome', 'verdict'])
})
