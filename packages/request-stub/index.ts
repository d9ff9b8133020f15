/**
 * Stub: stands where matrix-bot-sdk requires the deprecated `request`, so that it loads. A bot whose client overrides
 * `doRequest` never calls it.
 */

/** Throws: there is nothing here that makes requests. */
export default function request(): never {
  throw new Error(
    'request-stub: matrix-bot-sdk made a request of its own. Override doRequest of its MatrixClient, or give it a ' +
      'function with setRequestFn.',
  )
}

export { request as 'module.exports' }
