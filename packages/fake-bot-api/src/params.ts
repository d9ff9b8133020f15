/** Parameters of a call, sent as JSON, in the address, as a form or with files. */

import { isObject, type JsonObject } from './checks/fields.ts'
import { badRequest } from './checks/refusal.ts'
import { parseMultipart, type Upload } from './multipart.ts'

export type { Upload } from './multipart.ts'

export class Params {
  readonly values: JsonObject
  readonly files: ReadonlyMap<string, Upload>

  constructor(values: JsonObject, files: ReadonlyMap<string, Upload> = new Map()) {
    this.values = values
    this.files = files
  }

  /** Empty when it is missing. */
  text(name: string): string {
    const value = this.values[name]
    if (value === undefined || value === null) return ''
    return typeof value === 'string' ? value : JSON.stringify(value)
  }

  /** A whole number pressed into its range; Telegram reads other texts as 0, here they are refused. */
  integer(
    name: string,
    otherwise: number,
    min = Number.MIN_SAFE_INTEGER,
    max = Number.MAX_SAFE_INTEGER,
  ): number {
    const text = this.text(name).trim()
    if (text === '') return otherwise
    if (!/^-?\d+$/.test(text)) throw badRequest(`Parameter "${name}" must be an Integer`)
    return Math.min(Math.max(Number(text), min), max)
  }

  flag(name: string): boolean {
    return /^(?:true|yes|1)$/i.test(this.text(name).trim())
  }

  /** An object or an array, sent as such or as its JSON; `what` it is stands in the refusal. */
  json(name: string, what: string): unknown {
    const value = this.values[name]
    if (typeof value !== 'string') return value
    if (value === '') return undefined
    try {
      return JSON.parse(value)
    } catch {
      throw badRequest(`Can't parse ${what} JSON object`)
    }
  }

  /** An uploaded file: `attach://` names one, a file sent under the name of the parameter is meant too. */
  upload(name: string): Upload | null {
    const attached = /^attach:\/\/(.+)$/.exec(this.text(name))?.[1]
    return this.files.get(attached ?? name) ?? null
  }
}

/** Later ones win: what is in the address, then what is in the body. */
export function readParams(search: URLSearchParams, contentType: string, body: Buffer): Params {
  const address = Object.fromEntries(search)
  if (body.length === 0) return new Params(address)
  if (/^application\/json\b/i.test(contentType)) return new Params({ ...address, ...readJson(body) })
  if (/^multipart\/form-data\b/i.test(contentType)) {
    const form = parseMultipart(body, contentType)
    if (form === null) throw badRequest("Can't parse multipart body")
    return new Params({ ...address, ...Object.fromEntries(form.fields) }, form.files)
  }
  return new Params({ ...address, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) })
}

function readJson(body: Buffer): JsonObject {
  const value = parse(body.toString('utf8'))
  if (!isObject(value)) throw badRequest("Can't parse request JSON object")
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
