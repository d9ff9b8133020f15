/** Keys of devices and identities, and messages from device to device. */

import { type Route, route } from './route.ts'

export const keys: readonly Route[] = [
  route('POST', 'keys/upload', ({ world, user, device, body }) => {
    const answer = world.keys.upload(user, device, body)
    world.changes.tell()
    return answer
  }),
  route('POST', 'keys/query', ({ world, user, body }) => world.keys.query(user, body)),
  route('POST', 'keys/claim', ({ world, body }) => world.keys.claim(body)),
  route('POST', 'keys/device_signing/upload', ({ world, user, body }) => {
    world.keys.uploadIdentity(user, body)
    world.changes.tell()
    return {}
  }),
  route('POST', 'keys/signatures/upload', ({ world, body }) => {
    world.keys.uploadSignatures(body)
    world.changes.tell()
    return { failures: {} }
  }),
  route('GET', 'keys/changes', () => ({ changed: [], left: [] })),
  route('PUT', 'sendToDevice/:type/:transaction', ({ world, user, params, body }) => {
    world.keys.sendToDevice(user, params.type, body)
    world.changes.tell()
    return {}
  }),
]
