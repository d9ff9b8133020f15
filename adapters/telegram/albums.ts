/** Albums: several pictures that come as a message each, of which at most one has something to read. */

import type { Caches, KeyedCache } from '../../src/cache.ts'
import type { MessageId } from './message/address.ts'

const ALBUMS = { ttlMs: 60_000, max: 1_000 }

/** What a message says of its album. */
interface Picture {
  readonly media_group_id?: string
  readonly caption?: string
}

export class Albums {
  /** Albums with a caption, or of which a picture was answered. */
  private readonly answered: KeyedCache<true>
  /** What was said to a picture without a caption. */
  private readonly notices: KeyedCache<readonly MessageId[]>

  constructor(caches: Caches) {
    this.answered = caches.open('albums', ALBUMS)
    this.notices = caches.open('notices of albums', ALBUMS)
  }

  /** Takes notice of a caption before the pictures have their turn. */
  note({ media_group_id: album, caption }: Picture): void {
    if (album !== undefined && caption !== undefined) this.answered.set(album, true)
  }

  /** Whether a picture without a caption is to be passed over, since another one of its album is answered. */
  passesOver({ media_group_id: album }: Picture): boolean {
    if (album === undefined) return false
    const isAnswered = this.answered.get(album) === true
    this.answered.set(album, true)
    return isAnswered
  }

  /** What was said to a picture of the same album, in whose place the answer to the caption stands. */
  noticeFor({ media_group_id: album }: Picture): readonly MessageId[] | undefined {
    return album === undefined ? undefined : this.notices.get(album)
  }

  /** A picture without a caption was told that there is nothing to read. */
  told({ media_group_id: album }: Picture, ids: readonly MessageId[]): void {
    if (album !== undefined) this.notices.set(album, ids)
  }
}
