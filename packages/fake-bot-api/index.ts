/** A server of Telegram's Bot API for tests. */

export { arrangeEntities } from './src/checks/entities.ts'
export { findEntities } from './src/checks/found.ts'
export { connectBotApi, type Remote } from './src/control.ts'
export type { Options } from './src/options.ts'
export type { GuestChat, ReactionSign } from './src/outside/asking.ts'
export type { Ref } from './src/outside/people.ts'
export type { Where } from './src/outside/speech.ts'
export { type BotApi, startBotApi } from './src/start.ts'
export type { FaultKind } from './src/state/faults.ts'
export type { Call } from './src/state/journal.ts'

/** The program that runs the server in a process of its own. */
export const BOT_API_PROGRAM = new URL('./src/main.ts', import.meta.url)
