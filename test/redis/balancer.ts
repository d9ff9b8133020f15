/** Load balancer: each request goes to the next port, and to the one after where nobody listens there. */

import { createServer, request } from 'node:http'

export interface Balancer {
  readonly url: string
  close(): void
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let next = 0
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', part => parts.push(part))
    incoming.on('end', () => {
      const { method, url, headers } = incoming
      const pass = (tries: number) => {
        const port = ports[next++ % ports.length]
        const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, response => {
          outgoing.writeHead(response.statusCode ?? 502)
          response.pipe(outgoing)
        })
        passed.on('error', () => (tries > 1 ? pass(tries - 1) : outgoing.writeHead(502).end()))
        passed.end(Buffer.concat(parts))
      }
      pass(ports.length)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}
