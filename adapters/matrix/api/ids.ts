/** Ids of Matrix, distinguished by their first sign: a room is no event, and neither is a person. Types only. */

/** `!abc:server`; in newer rooms without the server. */
export type RoomId = `!${string}`
/** `$abc`; in older rooms with the server. */
export type EventId = `$${string}`
/** `@name:server` */
export type UserId = `@${string}:${string}`
