/** Files. */

import { randomId } from '../ids.ts'
import { notFound } from '../refusal.ts'
import type { World } from '../world.ts'
import { File, type Route, route } from './route.ts'

const UPLOAD_SIZE = 50 * 1024 * 1024

/** Below `/_matrix/client/v1/` as the specification has it now, and below `/_matrix/media/v3/` as it had. */
export const media: readonly Route[] = [
  route('POST', 'upload', ({ world, bytes, headers }) => {
    const id = randomId()
    world.media.set(id, { bytes, type: headers['content-type'] ?? 'application/octet-stream' })
    return { content_uri: `mxc://${world.serverName}/${id}` }
  }),
  route('GET', 'config', () => ({ 'm.upload.size': UPLOAD_SIZE })),
  route('GET', 'media/config', () => ({ 'm.upload.size': UPLOAD_SIZE })),
  route('GET', 'download/:server/:id', ({ world, params }) => file(world, params.id)),
  route('GET', 'download/:server/:id/:name', ({ world, params }) => file(world, params.id)),
  route('GET', 'media/download/:server/:id', ({ world, params }) => file(world, params.id)),
  route('GET', 'media/download/:server/:id/:name', ({ world, params }) => file(world, params.id)),
]

function file(world: World, id: string): File {
  const found = world.media.get(id)
  if (found === undefined) throw notFound('Not found')
  return new File(found.bytes, found.type)
}
