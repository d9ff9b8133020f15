/** A name is read like any other word: corrected, and taken for others of its family. */

import { QueryTermReader as Reader } from '../../../src/search/query-term.ts'

export * from '../../../src/search/query-term.ts'

export class QueryTermReader extends Reader {
  override read(...[token, reading]: Parameters<Reader['read']>): ReturnType<Reader['read']> {
    return super.read(token, { ...reading, isName: false })
  }
}
