/**
 * A simulated election night: how long people wait, and what gives way first.
 *
 *   npm run election-night -- [--peak 500] [--bots 100] [--processes 4,8,12,16] [--answer-ms 60] [--cached-ms 2]
 *     [--sending 30] [--fresh 0.1] [--popular 150] [--search-cores N --search-ms 26] [--svg FILE]
 *
 * Times of an answer are measured ones (docs/scale.md says where); everything else is assumed, and said there.
 */

import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Panel, timeline } from './chart.ts'
import { electionNight, type Night, type NightOptions, type Wait } from './election-night/night.ts'
import { quantile, row } from './figures.ts'

const { values } = parseArgs({
  options: {
    peak: { type: 'string', default: '500' },
    bots: { type: 'string', default: '100' },
    processes: { type: 'string', default: '4,8,12,16' },
    'answer-ms': { type: 'string', default: '60' },
    'cached-ms': { type: 'string', default: '2' },
    sending: { type: 'string', default: '30' },
    fresh: { type: 'string', default: '0.1' },
    popular: { type: 'string', default: '150' },
    'search-cores': { type: 'string' },
    'search-ms': { type: 'string', default: '26' },
    svg: { type: 'string' },
  },
})

const cores = values['search-cores']
const options: Omit<NightOptions, 'processes'> = {
  peak: Number(values.peak),
  bots: Number(values.bots),
  answerMs: Number(values['answer-ms']),
  cachedMs: Number(values['cached-ms']),
  sending: Number(values.sending),
  freshShare: Number(values.fresh),
  popular: Number(values.popular),
  ...(cores !== undefined && { search: { cores: Number(cores), searchMs: Number(values['search-ms']) } }),
  seed: 20_261_129,
}

/** Seconds after which people ask again, or leave. */
const PATIENCE_S = 5

const seconds = (value: number) => (value < 0.01 ? '<.01' : value.toFixed(2))
const percent = (share: number) => `${(share * 100).toFixed(0)} %`

row(
  [
    'processes',
    'questions',
    'cached',
    'threads',
    'search',
    'ready p50',
    'p99',
    'sent p99',
    'longest',
    'in 5 s',
  ],
  12,
  11,
)
const nights = values.processes.split(',').map(count => {
  const night = electionNight({ ...options, processes: Number(count) })
  const [ready, sent] = [night.waits.map(({ answered }) => answered), night.waits.map(wait => wait.sent)]
  const { questions, cached, threads, searchers } = night
  row(
    [
      count,
      String(questions),
      percent(cached),
      percent(threads),
      percent(searchers),
      seconds(quantile(ready, 0.5)),
      seconds(quantile(ready, 0.99)),
      seconds(quantile(sent, 0.99)),
      seconds(quantile(sent, 1)),
      percent(sent.filter(wait => wait <= PATIENCE_S).length / questions),
    ],
    12,
    11,
  )
  return { label: `${count} processes`, night }
})

if (values.svg !== undefined) {
  const line = (of: (wait: Wait) => number, night: Night) => [...slowest(night, of)]
  const panels: Panel[] = [
    { label: 'questions a second', lines: [{ label: 'all', points: perMinute(nights[0]?.night) }] },
    panel('slowest hundredth, seconds to the answer', wait => wait.answered),
    panel('seconds until it is sent', wait => wait.sent),
  ]
  function panel(label: string, of: (wait: Wait) => number): Panel {
    return {
      label,
      lines: nights.map(({ label: name, night }) => ({ label: name, points: line(of, night) })),
    }
  }
  writeFileSync(values.svg, timeline('Election night', 'minutes from one o’clock:', panels))
}

/** Waits by the minute in which their question came. */
function minutesOf({ waits }: Night): Map<number, Wait[]> {
  return Map.groupBy(waits, ({ came }) => Math.floor(came / 60))
}

function perMinute(night: Night | undefined): [number, number][] {
  return night === undefined
    ? []
    : [...minutesOf(night)].map(([minute, waits]) => [minute, waits.length / 60])
}

function* slowest(night: Night, of: (wait: Wait) => number): Iterable<[number, number]> {
  for (const [minute, waits] of minutesOf(night)) yield [minute, quantile(waits.map(of), 0.99)]
}
