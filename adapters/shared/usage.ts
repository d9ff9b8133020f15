/** Usage errors: how a command tells a mistake of the person at the keyboard. */

/** Printed as it is, without a stack. */
export class UsageError extends Error {}
