/** Dockerfile: its instructions, read as far as ours uses them. Pure. */

export interface Instruction {
  readonly keyword: string
  /** What follows `--name=`, by name. */
  readonly flags: Readonly<Record<string, string>>
  /** The rest of the line, or the words of a JSON array. */
  readonly words: string | readonly string[]
}

/** Instructions in their order. Throws on a JSON array that is none. */
export function readDockerfile(text: string): Instruction[] {
  return text
    .split('\n')
    .filter(line => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(instructionOf)
}

function instructionOf(line: string): Instruction {
  const [, keyword = '', options = '', rest = ''] =
    /^([A-Z]+)((?:\s+--[a-z-]+=\S+)*)\s+(.*)$/.exec(line) ?? []
  if (keyword === '') throw new Error(`no instruction of a Dockerfile: ${line}`)
  const flags = Object.fromEntries(
    options
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(option => option.slice(2).split('=', 2)),
  )
  return { keyword, flags, words: rest.startsWith('[') ? JSON.parse(rest) : rest }
}

/** The command of a health check, without `CMD`. */
export function healthCommand(words: Instruction['words']): readonly string[] {
  if (typeof words !== 'string' || !words.startsWith('CMD ['))
    throw new Error('HEALTHCHECK is no CMD with an array')
  return JSON.parse(words.slice('CMD '.length))
}

/** Whether a `.dockerignore` keeps a file, a path from the root, out: the last line that fits it decides. */
export function isIgnored(lines: readonly string[], path: string): boolean {
  return lines
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .reduce((ignored, line) => {
      const negated = line.startsWith('!')
      return fits(negated ? line.slice(1) : line, path) ? !negated : ignored
    }, false)
}

/** A pattern fits a path and all that lies below it. */
function fits(pattern: string, path: string): boolean {
  const source = pattern
    .replaceAll(/[.+^$()[\]{}|\\]/g, '\\$&')
    .replaceAll(/\*\*\/|\*/g, found => (found === '*' ? '[^/]*' : '(?:.*/)?'))
  return new RegExp(`^${source}(?:/|$)`).test(path)
}
