/** Measures loading, embedding and memory. Not a test: it prints numbers and judges nothing. `npm run bench:model` */

import { loadModel } from '../index.ts'

const WORD = 'most '
const LENGTHS = [
  { tokens: 15, runs: 200 },
  { tokens: 70, runs: 50 },
  { tokens: 512, runs: 5 },
]

const megabytes = () => process.memoryUsage.rss() / 1e6
const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] as number

/** Milliseconds on the clock and of the processor. */
function measure<T>(run: () => T): { readonly result: T; readonly wall: number; readonly cpu: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const result = run()
  const [wall, { user, system }] = [performance.now() - start, process.cpuUsage(before)]
  return { result, wall, cpu: (user + system) / 1000 }
}

const print = (name: string, figures: string) => console.log(`${name.padEnd(12)}${figures}`)

const base = megabytes()
const { result: model, wall, cpu } = measure(() => loadModel())
print('load', `${wall.toFixed(0)} ms, processor ${cpu.toFixed(0)} ms`)
for (const { tokens, runs } of LENGTHS) {
  // Start and end are tokens too.
  const text = WORD.repeat(tokens - 2).trim()
  const first = measure(() => model.embed(text)).wall
  const all = Array.from({ length: runs }, () => measure(() => model.embed(text)))
  const of = (figure: 'wall' | 'cpu', share: number) =>
    percentile(
      all.map(one => one[figure]),
      share,
    ).toFixed(1)
  print(
    `${model.tokens(text).length} tokens`,
    `p50 ${of('wall', 0.5)} ms, p95 ${of('wall', 0.95)} ms, best ${of('wall', 0)} ms, processor ${of('cpu', 0.5)} ms, first ${first.toFixed(1)} ms, memory +${(megabytes() - base).toFixed(0)} MB`,
  )
}
