/**
 * Live content under load: `npm run bench:live -- [--corpora DIR] [--more N] [--edits N] [--together N] [--seed N] [--pause MS] [--svg FILE]`.
 * Files of a copy of the shipped texts, or of all folders in `DIR`, with N generated paragraphs more, are edited at random, up to N at once, while
 * somebody asks one question after another.
 * Prints how soon an edit is in use, answers a second, the longest waits and pauses, what was lost or misquoted as a second
 * reader of the files sees it, and the memory that is held.
 */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SHIPPED } from '../../adapters/shared/content.ts'
import { EditedSites } from '../adapters/live/edited-sites.ts'
import { random } from '../random.ts'
import { timeline } from './chart.ts'
import { Recording, type Row } from './live-recording.ts'

const { values } = parseArgs({
  options: {
    corpora: { type: 'string' },
    more: { type: 'string', default: '0' },
    edits: { type: 'string', default: '30' },
    together: { type: 'string', default: '1' },
    seed: { type: 'string', default: '11' },
    pause: { type: 'string', default: '25' },
    svg: { type: 'string' },
  },
})
const edits = Number(values.edits)

const root = mkdtempSync(join(tmpdir(), 'doslova-live-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
const sites =
  values.corpora === undefined
    ? [SHIPPED]
    : readdirSync(values.corpora, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(({ name }) => join(values.corpora as string, name))
if (values.more !== '0') sites.push(generatedSite(Number(values.more)))
const recording = await Recording.begin(new EditedSites(root, sites, random(Number(values.seed))), {
  pauseMs: Number(values.pause),
  together: Number(values.together),
})

const alone = await recording.alone(4)
console.log(`${recording.passages} passages in ${sites.length} folders`)
console.log(
  'one edit, nobody asks: seconds by the clock; seconds of a processor of the thread that reads, of those that open',
)
for (const { seconds, reading, opening, isFirst } of alone) {
  const what = isFirst ? 'the first edit' : 'one more edit'
  console.log(`${what}: ${seconds.toFixed(2)}; ${reading.toFixed(2)}, ${opening.toFixed(2)}`)
}
console.log(`without edits: ${told(await recording.quiet())}`)

const rows: Row[] = []
while ((rows.at(-1)?.edit ?? 0) < edits) {
  const row = await recording.edit(rows.at(-1)?.edit ?? 0)
  rows.push(row)
  if (row.heldMb !== null)
    console.log(
      `${row.edit} edits: ${told(row)}, in use after ${row.seconds.toFixed(2)} s, ${held(row)}; ${row.kinds.join(', ')}`,
    )
}
const made = rows.at(-1)?.edit ?? 0
await recording.close()

const { questions, answered, quotations, different, wrong, silenced, failures, swaps } = recording.judge()
console.log(`${made} edits, ${swaps} swaps, ${questions} questions, ${questions - answered} of them lost`)
console.log(
  `${quotations} quotations, ${different} different, ${wrong.length} that stand in no version of their file, ${silenced} silenced`,
)
for (const line of [...wrong, ...failures]) console.log(`  ${line}`)
const pauses = rows.map(({ pauseMs }) => pauseMs)
console.log(
  `in use after: median ${share(
    rows.map(({ seconds }) => seconds),
    0.5,
  ).toFixed(
    2,
  )} s; pauses of the main thread: median ${share(pauses, 0.5).toFixed(0)} ms, longest ${share(pauses, 1).toFixed(0)} ms, of that computing ${share(
    rows.map(({ busyMs }) => busyMs),
    1,
  ).toFixed(0)} ms, of an idle process ${share(
    rows.map(({ idleMs }) => idleMs),
    1,
  ).toFixed(0)} ms`,
)
if (values.svg !== undefined) writeFileSync(values.svg, drawn(rows))
if (wrong.length > 0 || failures.length > 0 || silenced > 0 || answered < questions) process.exitCode = 1

function told({
  answers,
  perSecond,
  longestMs,
  pauseMs,
  busyMs,
  idleMs,
}: Omit<Row, 'edit' | 'kinds' | 'seconds' | 'heldMb'>): string {
  return `${answers} answers, ${perSecond.toFixed(1)} a second, longest wait ${longestMs.toFixed(0)} ms, longest pause ${pauseMs.toFixed(0)} ms (computing ${busyMs.toFixed(0)} ms, idle process ${idleMs.toFixed(0)} ms)`
}

function held({ heldMb }: Row): string {
  return heldMb === null ? '' : `${heldMb.megabytes.toFixed(1)} MB in ${heldMb.threads} threads`
}

/** Paragraphs that each say something else, fifty in a file. */
function generatedSite(paragraphs: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'doslova-live-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const texts = Array.from(
    { length: paragraphs },
    (_, at) =>
      `V letech ${at} až ${at + 4} opravíme ${at + 2} zastávek na lince ${at} a vysadíme u nich ${at * 3} stromů.`,
  )
  for (let from = 0; from < paragraphs; from += 50) {
    const head = `---\ntitle: Zastávky ${from}\nyear: 2026\n---\n`
    writeFileSync(join(folder, `${from}.md`), `${head}${texts.slice(from, from + 50).join('\n\n')}\n`)
  }
  return folder
}

/** The value that this share of a list does not exceed. */
function share(list: readonly number[], part: number): number {
  return list.toSorted((a, b) => a - b)[Math.floor(part * (list.length - 1))] ?? 0
}

function drawn(rows: readonly Row[]): string {
  const line = (label: string, value: (row: Row) => number | null) => ({
    label,
    points: rows.flatMap(row => {
      const y = value(row)
      return y === null ? [] : [[row.edit, y] as const]
    }),
  })
  return timeline(`${made} edits of ${sites.length} folders, ${recording.passages} passages`, 'edit', [
    { label: 'answers a second', lines: [line('answers', row => row.perSecond)] },
    {
      label: 'longest wait for the main thread, ms',
      lines: [
        line('bot', row => row.pauseMs),
        line('an idle process', row => row.idleMs),
        line('computing', row => row.busyMs),
      ],
    },
    { label: 'seconds until an edit answers', lines: [line('in use', row => row.seconds)] },
    {
      label: 'MB held by the threads of the bot',
      lines: [line('held', row => row.heldMb?.megabytes ?? null)],
    },
  ])
}
