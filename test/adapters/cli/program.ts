/** The program as a person or a script runs it, over the texts of a small town written for these tests. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { Files } from '../../documents.ts'

/** The entry of the program. */
export const MAIN = fileURLToPath(new URL('../../../adapters/cli/main.ts', import.meta.url))

/** A folder for all tests of a file, removed after them. */
export function sharedFolder(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'doslova-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Surroundings {
  /** What is piped into it. */
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Runs a command in this process, which is many times faster than a process of its own. */
export async function call(
  command: (args: readonly string[]) => Promise<number>,
  ...args: readonly string[]
): Promise<Run> {
  const texts = { out: '', err: '' }
  const restored = [
    [process.stdout, process.stdout.write],
    [process.stderr, process.stderr.write],
  ] as const
  process.stdout.write = collector(text => {
    texts.out += text
  })
  process.stderr.write = collector(text => {
    texts.err += text
  })
  try {
    const code = await command(args)
    return { code, ...texts }
  } finally {
    for (const [stream, write] of restored) stream.write = write
  }
}

function collector(take: (text: string) => void): typeof process.stdout.write {
  return text => {
    take(String(text))
    return true
  }
}

/** Runs `doslova` with `args` to its end. It sees no settings but those given. */
export function run(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = launch(args, surroundings)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
  })
}

/** Runs `doslova` with `args` for a reader that goes away after the first words, as `head` does. */
export function runForHead(args: readonly string[], surroundings: Surroundings = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = launch(args, surroundings)
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').once('data', text => {
      out = text
      child.stdout.destroy()
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      err += text
    })
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
  })
}

/** `doslova` with `args` as a process that runs. It sees no settings but those given. */
export function launch(
  args: readonly string[],
  { input = '', env = {}, cwd = tmpdir() }: Surroundings = {},
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
  })
  // A program that has ended does not read the rest of its input.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return child
}

/** One object for each line of JSON. */
export function objects(lines: string): Record<string, unknown>[] {
  return lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Record<string, unknown>)
}

/** A line of a stack trace. */
export const STACK = /^\s+at .+:\d+/m

export const CYCLE_PATH = 'Cyklostezku podél Labe postavíme do konce roku 2028.'
export const PLAYGROUND = 'Dětské hřiště v parku otevřeme každý den do osmi večer.'
export const PATROLS = 'Městští strážníci loni obešli nádraží čtyřicetkrát v noci.'
export const TRAFFIC_PAGE = 'https://kolin.example/program/doprava.html'

/** Two promises and a report. */
export const TOWN: Files = {
  '2026-kolin/doprava.md': `---
title: Doprava a ulice
garant: Květa Zkušební
campaignCategoryUid: 2026-komunalni
url: ${TRAFFIC_PAGE}
---
## Kola

**Cyklostezku** podél Labe postavíme
[do konce roku](https://kolin.example/plan) 2028.

Na&nbsp;nádraží přibude dvacet <b>stojanů</b>.

## Chodníky

Opravíme tyto chodníky:

- v Zámecké ulici,
- u sokolovny.
`,
  '2026-kolin/hriste.md': `---
title: Hřiště
campaignCategoryUid: 2026-komunalni
---
${PLAYGROUND}
`,
  'prevence/2025-kolin/hlidky.md': `---
title: Noční hlídky
kind: prevention
wording: summary
url: https://kolin.example/zprava.html
---
${PATROLS}
`,
}
