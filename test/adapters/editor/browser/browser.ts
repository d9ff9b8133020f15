/** A real browser for the tests: Chromium without a window, found on the machine or fetched into `.chromium`. */

import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const INSTALL = fileURLToPath(new URL('install.sh', import.meta.url))
/** Pictures of the last run. */
export const PICTURES = `${ROOT}.pictures/`

/** It asks nobody outside for anything. */
const ARGS = [
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking',
  '--disable-component-update --disable-sync --font-render-hinting=none',
].flatMap(line => line.split(' '))

/** The path of a browser; null where there is none and none can be had. Throws where one is required. */
function browserPath(): string | null {
  try {
    return execFileSync('sh', [INSTALL, `${ROOT}.chromium`], { encoding: 'utf8' }).trim()
  } catch (error) {
    if (process.env.E2E_REQUIRED !== undefined) throw error
    return null
  }
}

/** Null where no browser can be had, and none is required. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = browserPath()
  if (executablePath === null) return null
  mkdirSync(PICTURES, { recursive: true })
  return chromium.launch({ executablePath, args: ARGS })
}
