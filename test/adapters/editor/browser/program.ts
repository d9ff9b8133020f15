/** The editor's page as a program of its own, on a free port. */

import { once } from 'node:events'
import { launch } from '../../cli/program.ts'

export interface EditorProgram {
  /** `http://127.0.0.1:40000` */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** Over these folders, with these settings alone. Rejects when it ends before it tells its address. */
export async function startEditor(
  folders: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<EditorProgram> {
  const content = folders.flatMap(path => ['--content', path])
  const child = launch(['editor', '--port', '0', ...content], { env })
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk
  })
  const address = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk
      const [found] = /http:\S+(?=\/editor)/.exec(told) ?? []
      if (found !== undefined) resolve(found)
    })
    child.on('exit', code => reject(new Error(`The page ended with ${code}: ${told}`)))
  })
  return { address: await address, stop }
}
