/** Option problems: what is wrong with the options of a command, told to the person who typed them. */

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { nearest } from '../../src/text/nearest.ts'

/** The first option that a command does not take, or takes otherwise; null when all are right. */
export function optionProblem(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): string | null {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const known = Object.hasOwn(options, name) ? options[name] : undefined
    if (known === undefined) return unknown(rawName, nearest(name, Object.keys(options)))
    if (known.type === 'boolean' && value !== undefined) return `The option ${rawName} takes no value.`
    if (known.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-'))))
      return `The option ${rawName} needs a value after it.`
  }
  return null
}

function unknown(option: string, meant: string | null): string {
  const hint =
    meant === null ? 'A question that begins with a dash comes after --.' : `Did you mean --${meant}?`
  return `There is no option ${option}. ${hint}`
}
