/** What packages for Node take for granted. */

export { Buffer } from 'buffer'
export { default as process } from 'process/browser'
