/** The drawing of a soak: memory, open files and event-loop delay over the questions that were asked. */

import { timeline } from '../bench/chart.ts'
import type { Sample } from './samples.ts'

export interface SoakRun {
  readonly name: string
  readonly samples: readonly Sample[]
}

/** Points of a line at most; each is the highest of those it stands for. */
const POINTS = 300

/** An SVG. */
export function drawn(runs: readonly SoakRun[]): string {
  const panel = (label: string, value: (sample: Sample) => number) => ({
    label,
    lines: runs.map(({ name, samples }) => ({ label: name, points: highest(samples, value) })),
  })
  return timeline('A bot under load while things go wrong', 'thousand questions', [
    panel('Memory of the process, MB', ({ residentMb }) => residentMb),
    panel('Open files and connections', ({ openFiles }) => openFiles),
    panel('Longest event-loop delay in a second, ms', ({ delayMs }) => delayMs),
    panel('The same of a process that does nothing, ms', ({ idleMs }) => idleMs),
  ])
}

function highest(samples: readonly Sample[], value: (sample: Sample) => number): [number, number][] {
  const step = Math.max(1, Math.ceil(samples.length / POINTS))
  return Array.from({ length: Math.ceil(samples.length / step) }, (_, at) => {
    const part = samples.slice(at * step, (at + 1) * step)
    return [(part[0]?.asked ?? 0) / 1000, Math.max(...part.map(value))]
  })
}
