import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeDrafts, writeAtomically } from '../src/atomic-file.ts'
import { folder } from './documents.ts'

const MODULE = new URL('../src/atomic-file.ts', import.meta.url).pathname

describe('a file', () => {
  test('is made, with its rights, and replaced', () => {
    const path = join(folder({}), 'a.json')
    writeAtomically(path, 'staré', { mode: 0o600, flush: true })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeAtomically(path, 'nové')
    expect(readFileSync(path, 'utf8')).toBe('nové')
    expect(readdirSync(join(path, '..'))).toEqual(['a.json'])
  })

  test('that cannot take its name leaves nothing behind', () => {
    const root = folder({})
    mkdirSync(join(root, 'a.json'))
    expect(() => writeAtomically(join(root, 'a.json'), 'text')).toThrow(/EISDIR|EEXIST|ENOTEMPTY/)
    expect(readdirSync(root)).toEqual(['a.json'])
  })

  test('that there is no room for leaves nothing behind, and the former one as it was', () => {
    const root = folder({ 'a.json': 'staré' })
    const script = `import { writeAtomically } from ${JSON.stringify(MODULE)}
      try { writeAtomically(process.argv[1], 'x'.repeat(1 << 20)) } catch (error) { console.log(error.code) }`
    // A file of this process may have a few blocks only, and what is more is an error instead of its end.
    const limited = 'trap "" XFSZ; ulimit -f 8; exec "$@"'
    const node = [process.execPath, '--input-type=module', '-e', script, join(root, 'a.json')]
    const { stdout } = spawnSync('sh', ['-c', limited, 'sh', ...node], { encoding: 'utf8' })
    expect(stdout).toBe('EFBIG\n')
    expect(readdirSync(root)).toEqual(['a.json'])
    expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('staré')
  })
})

describe('drafts', () => {
  test('of processes that have ended are removed, and nothing else', () => {
    const { pid: ended } = spawnSync('true')
    const [here, above] = [`a.json.${process.pid}`, `a.json.${process.ppid}`]
    const others = ['a.json', here, above, 'a.json.0', 'a.json.bak', `a.json.${ended}x`, `b.json.${ended}`]
    const root = folder(Object.fromEntries([...others, `a.json.${ended}`].map(name => [name, 'text'])))
    removeDrafts(join(root, 'a.json'))
    expect(readdirSync(root).sort()).toEqual(others.sort())
  })

  test('of a folder that is not there are none', () => {
    expect(() => removeDrafts(join(folder({}), 'není', 'a.json'))).not.toThrow()
  })
})
