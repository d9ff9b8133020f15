/** How a command ends, and how it tells a mistake of the person at the keyboard. */

/** Printed as it is, without a stack. */
export class UsageError extends Error {}

export const EXIT = { ok: 0, problems: 1, usage: 2 } as const
