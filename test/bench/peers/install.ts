/** Peers: search systems that are no package of npm, fetched into a folder of the project. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PEERS = fileURLToPath(new URL('../../../.peers/', import.meta.url))

export const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Fetches what is missing; what cannot be had is said on standard error. */
export function installPeers(): void {
  spawnSync('sh', [here('install.sh')], { stdio: 'inherit' })
}

export function hasPeer(name: string): boolean {
  return existsSync(`${PEERS}${name}`)
}
