/** A real cluster of OpenSearch on this machine, for one test: nodes on loopback with little memory, which end with this process. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from '../free-port.ts'

const FOLDER = fileURLToPath(new URL('./node/', import.meta.url))

/** Nothing is looked for on other machines, and a full disk of the machine stops no test. */
const SETTINGS = {
  'cluster.name': 'doslova',
  'network.host': '127.0.0.1',
  'cluster.routing.allocation.disk.threshold_enabled': 'false',
  'node.processors': '2',
}

export interface ClusterNode {
  readonly url: string
  readonly pid: number
  /** Folder of its data. */
  readonly home: string
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export interface Cluster {
  readonly nodes: readonly ClusterNode[]
  /** Addresses as `SEARCH_URL` has them, with the path of an alias. */
  url(alias: string): string
  close(): Promise<void>
}

export interface ClusterOptions {
  /** Of each node, as Java writes it. */
  readonly heap?: string
  /** Whether nodes have the k-NN plugin. */
  readonly hasKnn?: boolean
}

/** Starts so many nodes, which know each other. */
export async function startCluster(count: number, options: ClusterOptions = {}): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'doslova-opensearch-'))
  const names = Array.from({ length: count }, (_, at) => `n${at + 1}`)
  const ports = await Promise.all(names.map(async () => [await freePort(), await freePort()] as const))
  const seeds = ports.map(([, transport]) => `127.0.0.1:${transport}`).join(',')
  const joining =
    count === 1
      ? { 'discovery.type': 'single-node' }
      : { 'discovery.seed_hosts': seeds, 'cluster.initial_cluster_manager_nodes': names.join(',') }
  const nodes = await Promise.all(
    names.map((name, at) => {
      const [http, transport] = ports[at] as readonly [number, number]
      const own = { 'node.name': name, 'http.port': http, 'transport.port': transport }
      return startNode(join(home, name), http, { ...SETTINGS, ...joining, ...own }, options)
    }),
  )
  return {
    nodes,
    url: alias => nodes.map(({ url }) => `${url}/${alias}`).join(','),
    close: async () => {
      await Promise.all(nodes.map(node => node.stop()))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function startNode(
  home: string,
  port: number,
  settings: Readonly<Record<string, string | number>>,
  { heap = '384m', hasKnn = false }: ClusterOptions,
): Promise<ClusterNode> {
  const { JAVA, OPENSEARCH_LIB } = process.env
  if (JAVA === undefined || OPENSEARCH_LIB === undefined)
    throw new Error('Run it by npm run test:cluster, or sh test/opensearch/run.sh COMMAND.')
  mkdirSync(join(home, 'config'), { recursive: true })
  const child = spawn(
    JAVA,
    [
      ...[`-Xms${heap}`, `-Xmx${heap}`, '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'],
      ...['--enable-native-access=ALL-UNNAMED', '--add-modules=jdk.incubator.vector'],
      ...[`-Dlog4j2.configurationFile=file:${FOLDER}log4j2.properties`, `-Dopensearch.path.home=${home}`],
      ...['-cp', `${OPENSEARCH_LIB}/*`, `${FOLDER}OpenSearchNode.java`, home],
      ...(hasKnn ? ['knn'] : []),
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
    ],
    { stdio: ['pipe', 'pipe', process.env.OPENSEARCH_LOG === undefined ? 'pipe' : 'inherit'] },
  )
  const ended = once(child, 'exit')
  await started(child)
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    ...{ url: `http://127.0.0.1:${port}`, home, pid: child.pid ?? 0 },
    kill: () => stop('SIGKILL'),
    stop: () => stop('SIGTERM'),
  }
}

/** Characters of what a node said last before it ended too early. */
const SAID = 2_000

async function started({ stdout, stderr }: ChildProcess): Promise<void> {
  let said = ''
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-SAID)
  })
  if (stdout !== null)
    for await (const line of createInterface({ input: stdout })) if (line === 'OpenSearch started') return
  throw new Error(`A node of OpenSearch ended before it had started.\n${said}`)
}
