/** What is wrong with the options of a command, told to the person who typed them. */

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
    if (known.type === 'boolean' && value !== undefined) return `Volba ${rawName} je bez hodnoty.`
    if (known.type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-'))))
      return `Za volbou ${rawName} chybí hodnota.`
  }
  return null
}

function unknown(option: string, meant: string | null): string {
  const hint = meant === null ? 'Otázka, která začíná pomlčkou, patří za --.' : `Nemyslíte --${meant}?`
  return `Volbu ${option} neznám. ${hint}`
}
