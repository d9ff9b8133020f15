/**
 * Deprecation: puts the function that replaced it into Node's deprecated `util._extend`, so that a library below matrix-bot-sdk,
 * which takes it when it loads, warns nobody (DEP0060). Imported before matrix-bot-sdk.
 */

import util from 'node:util'

Object.defineProperty(util, '_extend', { value: Object.assign })
