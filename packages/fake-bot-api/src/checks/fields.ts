/** Fields of JSON objects, refused in the words of the Bot API when they are missing or of another type. */

import { badRequest } from './refusal.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function has(object: JsonObject, name: string): boolean {
  return object[name] !== undefined && object[name] !== null
}

export function requiredText(object: JsonObject, name: string): string {
  demand(object, name)
  return optionalText(object, name)
}

/** A text or a number; empty when there is none. */
export function optionalText(object: JsonObject, name: string): string {
  if (!has(object, name)) return ''
  const value = object[name]
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw wrongType(name, 'String')
}

/** A whole number, or a text of one. */
export function requiredInteger(object: JsonObject, name: string): number {
  demand(object, name)
  const value = object[name]
  if (typeof value !== 'number' && typeof value !== 'string') throw wrongType(name, 'Number')
  const text = String(value)
  if (!/^-?\d+$/.test(text)) throw badRequest(`Field "${name}" must be a valid Number`)
  return Number(text)
}

export function optionalInteger(object: JsonObject, name: string, otherwise: number): number {
  return has(object, name) ? requiredInteger(object, name) : otherwise
}

export function optionalFlag(object: JsonObject, name: string): boolean {
  if (!has(object, name)) return false
  const value = object[name]
  if (typeof value !== 'boolean') throw wrongType(name, 'Boolean')
  return value
}

export function optionalArray(object: JsonObject, name: string): readonly unknown[] | null {
  if (!has(object, name)) return null
  const value = object[name]
  if (!Array.isArray(value)) throw wrongType(name, 'Array')
  return value
}

export function optionalObject(object: JsonObject, name: string): JsonObject | null {
  return has(object, name) ? requiredObject(object, name) : null
}

export function requiredObject(object: JsonObject, name: string): JsonObject {
  demand(object, name)
  const value = object[name]
  if (!isObject(value)) throw wrongType(name, 'Object')
  return value
}

function demand(object: JsonObject, name: string): void {
  if (!has(object, name)) throw badRequest(`Can't find field "${name}"`)
}

function wrongType(name: string, type: string) {
  return badRequest(`Field "${name}" must be of type ${type}`)
}
