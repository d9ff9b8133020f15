/** Rounds of a soak: in each of them questions are asked while one thing goes wrong, until as many were asked as wanted. */

import type { SoakFault, SoakPlatform } from './platform.ts'
import type { Counts } from './tally.ts'

export interface FaultRow extends Counts {
  readonly fault: string
  readonly what: string
  readonly rounds: number
}

export interface RoundsOptions {
  readonly questions: readonly string[]
  /** Questions in a round. */
  readonly round: number
  /** Whether no other round begins. */
  readonly isOver: () => boolean
  readonly onRound: (row: FaultRow) => void
}

/** Gives a row for each fault, with what was asked while it was there. */
export async function runRounds(
  platform: SoakPlatform,
  faults: readonly SoakFault[],
  { questions, round, isOver, onRound }: RoundsOptions,
): Promise<FaultRow[]> {
  const rows = new Map<string, FaultRow>()
  for (let from = 0; from < questions.length && !isOver(); from += round) {
    const fault = faults[(from / round) % faults.length]
    if (fault === undefined) throw new Error('There is nothing that could go wrong.')
    const before = platform.tally.counts()
    await runRound(platform, fault, questions.slice(from, from + round))
    const added = less(platform.tally.counts(), before)
    const row = rows.get(fault.name)
    const { name, what } = fault
    rows.set(name, { fault: name, what, rounds: (row?.rounds ?? 0) + 1, ...sum(row ?? NONE, added) })
    onRound({ fault: name, what, rounds: 1, ...added })
  }
  return [...rows.values()]
}

async function runRound(
  platform: SoakPlatform,
  fault: SoakFault,
  questions: readonly string[],
): Promise<void> {
  const half = Math.ceil(questions.length / 2)
  fault.before?.()
  for (const question of questions.slice(0, half)) platform.ask(question)
  await platform.answered(Math.floor(questions.length / 10))
  await fault.during?.()
  for (const question of questions.slice(half)) platform.ask(question)
  await platform.settle()
}

const NONE: Counts = { asked: 0, lost: 0, doubled: 0 }

function sum(a: Counts, b: Counts): Counts {
  return { asked: a.asked + b.asked, lost: a.lost + b.lost, doubled: a.doubled + b.doubled }
}

function less(a: Counts, b: Counts): Counts {
  return { asked: a.asked - b.asked, lost: a.lost - b.lost, doubled: a.doubled - b.doubled }
}
