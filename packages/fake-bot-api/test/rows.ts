/** Entities written as rows of tables. */

import type { MessageEntity } from '@grammyjs/types'

export type Row = readonly [type: string, offset: number, length: number, url?: string]

export const entity = ([type, offset, length, url]: Row) =>
  ({ type, offset, length, ...(url !== undefined && { url }) }) as MessageEntity
export const row = (found: MessageEntity) =>
  'url' in found
    ? [found.type, found.offset, found.length, found.url]
    : [found.type, found.offset, found.length]
