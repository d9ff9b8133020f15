/** Guard: the page is for this machine alone, and its own script, style and addresses are all that a browser may use. */

import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { isLocal, type PeerBindings } from '../shared/http-peer.ts'

type Guard = MiddlewareHandler<{ Bindings: PeerBindings }>

/** 403 to whoever asks from elsewhere, for others, or under a name that a page somewhere gave to this machine. */
export const onlyLocal: Guard = async (c, next) => {
  if (!isLocal(c)) return c.body(null, 403)
  await next()
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
}

/** Forms of other pages change nothing. */
export const ownForms: Guard = csrf()

const SELF = ["'self'"]
const NONE = ["'none'"]

export const ownParts: Guard = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NONE,
    scriptSrc: SELF,
    styleSrc: SELF,
    imgSrc: SELF,
    connectSrc: SELF,
    formAction: SELF,
    baseUri: NONE,
    frameAncestors: NONE,
  },
  // A form without the address of its page would come from nowhere.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
})
