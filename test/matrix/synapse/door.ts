/** A port of this machine that leads to another one: it can be told to others before the server behind it has started. */

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Door {
  readonly port: number
  /** Opens it: from now on it leads to this port. Whoever comes before is turned away. */
  open(target: number): void
  close(): Promise<void>
}

export async function makeDoor(): Promise<Door> {
  let target: number | null = null
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    return socket.once('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const server = createServer(from => {
    keep(from)
    if (target === null) return void from.destroy()
    const to = keep(connect(target, '127.0.0.1'))
    from.pipe(to).pipe(from)
    from.once('close', () => to.destroy())
    to.once('close', () => from.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    open(port) {
      target = port
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
