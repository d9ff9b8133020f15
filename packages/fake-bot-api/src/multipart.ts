/** Bodies of type `multipart/form-data`: fields and files. */

export interface Upload {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export interface Form {
  readonly fields: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, Upload>
}

const LINE = '\r\n'

/** Null when the body does not keep to the format. */
export function parseMultipart(body: Buffer, contentType: string): Form | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`
  const fields = new Map<string, string>()
  const files = new Map<string, Upload>()
  let at = body.indexOf(mark)
  if (mark === '--' || at < 0) return null
  for (;;) {
    at += mark.length
    if (body.toString('latin1', at, at + 2) === '--') return { fields, files }
    const headEnd = body.indexOf(LINE + LINE, at)
    const next = body.indexOf(LINE + mark, headEnd)
    if (headEnd < 0 || next < 0) return null
    const head = body.toString('utf8', at, headEnd)
    const bytes = body.subarray(headEnd + 2 * LINE.length, next)
    const name = parameter(head, 'name')
    const fileName = parameter(head, 'filename')
    if (name === null) return null
    if (fileName === null) fields.set(name, bytes.toString('utf8'))
    else files.set(name, { name: fileName, type: header(head, 'content-type'), bytes })
    at = next + LINE.length
  }
}

/** `name` of `content-disposition: form-data; name="document"; filename=a.md`, quoted or not. */
function parameter(head: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head)
  return match === null ? null : (match[1] ?? match[2] ?? '')
}

function header(head: string, name: string): string {
  return new RegExp(`^${name}:\\s*(.*?)\\s*$`, 'im').exec(head)?.[1] ?? 'application/octet-stream'
}
