/**
 * Stands in for the deprecated `request` package: the one function of it that matrix-bot-sdk calls, on Node's fetch.
 *
 * matrix-bot-sdk gets it by `require('request')`, which gives the function itself. A bot that wants to end its requests
 * early makes its own with `createRequest` and hands it to `setRequestFn` of matrix-bot-sdk.
 */

export { RequestError } from './error.ts'
export { createRequest, type Request, type RequestOptions, type Response } from './request.ts'

import { createRequest } from './request.ts'

const request = createRequest()

export default request
export { request as 'module.exports' }
