/** Deployment files: settings that exist, and nothing that a container or a service does not need. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { EXIT } from '../../adapters/shared/exit.ts'
import { DRAIN_MS } from '../../adapters/shared/platform.ts'
import { NAMES } from '../../config/env.ts'
import { readDockerfile } from './dockerfile.ts'

const read = (name: string) => readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8')
const OTHERS = ['NODE_ENV']
const known = (name: string) => OTHERS.includes(name) || (NAMES as readonly string[]).includes(name)
/** Seconds that answers in progress may take, and some more. */
const DRAIN_S = DRAIN_MS / 1000 + 5

interface Pod {
  readonly terminationGracePeriodSeconds: number
  readonly securityContext: object
  readonly containers: readonly {
    readonly args?: readonly string[]
    readonly env: readonly { readonly name: string }[]
    readonly securityContext: object
    readonly livenessProbe: object
    readonly readinessProbe: object
  }[]
}

interface Workload {
  readonly kind: string
  readonly spec: {
    readonly replicas: number
    readonly strategy?: object
    readonly template: { readonly spec: Pod }
  }
}

describe('Dockerfile', () => {
  const instructions = readDockerfile(read('Dockerfile'))

  test('sets what is a setting', () => {
    const set = instructions
      .filter(({ keyword }) => keyword === 'ENV')
      .flatMap(({ words }) => String(words).split(' '))
    expect(set.map(setting => setting.split('=')[0] ?? '').filter(name => !known(name))).toEqual([])
  })

  test('ends as a user that is nobody, and says how it is asked for its health', () => {
    const last = instructions.slice(instructions.findLastIndex(({ keyword }) => keyword === 'FROM'))
    expect(last.find(({ keyword }) => keyword === 'USER')?.words).toBe('1000:1000')
    expect(last.map(({ keyword }) => keyword)).toContain('HEALTHCHECK')
  })
})

test('compose.yaml: a read-only root, no rights, the port on this machine, time to end', () => {
  const { services } = parse(read('compose.yaml'))
  expect(services.doslova).toMatchObject({
    ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
    ...{ ports: ['127.0.0.1:8080:8080'], restart: 'on-failure:5' },
  })
  expect(Number.parseInt(services.doslova.stop_grace_period, 10)).toBeGreaterThanOrEqual(DRAIN_S)
  expect(Object.keys(services.doslova.environment).filter(name => !known(name))).toEqual([])
})

describe('kubernetes.yaml', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml')).map(document =>
    document.toJS({ maxAliasCount: 0 }),
  )
  const deployments: Workload[] = documents.filter(({ kind }) => kind === 'Deployment')
  const [redis, ...workloads] = deployments

  test('runs several of Telegram by webhook, one of Matrix that ends before the next begins', () => {
    expect(workloads.map(({ spec }) => [spec.replicas, spec.strategy])).toEqual([
      [2, undefined],
      [1, { type: 'Recreate' }],
    ])
  })

  test('keeps what they share in memory only', () => {
    const [container] = redis?.spec.template.spec.containers ?? []
    expect(container?.args).toEqual(expect.arrayContaining(['--save', '', '--appendonly', 'no']))
  })

  test.each(workloads.map(({ spec }) => spec.template.spec))(
    'a pod sets what is a setting, and may do nothing else',
    pod => {
      const [container] = pod.containers
      expect(container?.env.map(({ name }) => name).filter(name => !known(name))).toEqual([])
      expect(pod.securityContext).toMatchObject({ runAsNonRoot: true })
      expect(container?.securityContext).toMatchObject({
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(container?.livenessProbe).toMatchObject({ httpGet: { path: '/healthz' } })
      expect(container?.readinessProbe).toMatchObject({ httpGet: { path: '/readyz' } })
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(DRAIN_S)
    },
  )
})

test('docs/operating.md says of every exit code what the service manager does', () => {
  const operating = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')
  const [, section = ''] = operating.split('## When it ends')
  const told = [...section.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, codes = '']) =>
    codes.split(',').map(Number),
  )
  expect(Object.values(EXIT).filter(code => !told.includes(code))).toEqual([])
})

describe('doslova.service', () => {
  const lines = read('doslova.service').split('\n')
  const value = (name: string) =>
    lines.find(line => line.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''

  test('starts again after everything but what somebody has to mend', () => {
    expect(value('Restart')).toBe('on-failure')
    expect(value('RestartPreventExitStatus').split(' ').map(Number)).toEqual([
      EXIT.usage,
      EXIT.refused,
      EXIT.conflict,
    ])
  })

  test('gives the main process time to answer', () => {
    expect(value('KillMode')).toBe('mixed')
    expect(Number(value('TimeoutStopSec'))).toBeGreaterThanOrEqual(DRAIN_S)
  })

  test('sets what is a setting', () => {
    const set = lines.filter(line => line.startsWith('Environment=')).map(line => line.split('=')[1] ?? '')
    expect(set.filter(name => !known(name))).toEqual([])
  })
})
