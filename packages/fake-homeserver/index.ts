/** A Matrix homeserver for tests. */

export type { Account, UserOptions } from './src/controls.ts'
export { type MatrixEvent, repliesTo } from './src/event.ts'
export type { Fault } from './src/faults.ts'
export { type Homeserver, startHomeserver } from './src/homeserver.ts'
export { type RemoteHomeserver, spawnHomeserver } from './src/remote.ts'
