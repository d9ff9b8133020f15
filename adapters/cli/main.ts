/** Entry point: the program on the streams, the environment and the arguments of this process. */

import { EXIT } from '../shared/exit.ts'

const { stdin, stdout, stderr, env, argv } = process

/** A reader that has seen enough (`| head`) is no error; a full disk is. */
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(EXIT.ok)
  stderr.write(`doslova: The output cannot be written (${code}). Make room, or write somewhere else.\n`)
  process.exit(EXIT.unavailable)
})
/** There is nowhere left to tell it. */
stderr.on('error', () => {})

const { doslova } = await import('./doslova.ts')
process.exitCode = await doslova(argv.slice(2), {
  // The input is opened when a command reads it: an open one would keep the process.
  get input() {
    return stdin
  },
  ...{ output: stdout, errors: stderr, env },
})
