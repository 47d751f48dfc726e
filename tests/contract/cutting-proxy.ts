import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** When a connection is cut: before these words reach the database, or after it has answered them and before that is heard. */
export interface Cut {
  words: string
  when: 'before' | 'answered'
}

/** Stands between a server and its database. */
export interface CuttingProxy {
  /** The address of the database, by way of this proxy. */
  url: string
  /** Cuts the next connection that says so, once. */
  cutNext(cut: Cut): void
  /** How many connections were cut. */
  cuts(): number
  close(): Promise<void>
}

/** Starts a proxy to the database at `url`; close it. */
export async function startCuttingProxy(url: string): Promise<CuttingProxy> {
  const { port, hostname } = new URL(url)
  const sockets = new Set<Socket>()
  let next: Cut | undefined
  let cuts = 0
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', end).on('close', end)
    }
    let isCutting = false
    near.on('data', (data) => {
      const cut = next
      if (cut === undefined || !data.includes(cut.words)) return void far.write(data)
      next = undefined
      cuts += 1
      isCutting = true
      if (cut.when === 'before') end()
      else far.write(data)
    })
    far.on('data', (data) => (isCutting ? end() : near.write(data)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: url.replace(`:${port}/`, `:${address.port}/`),
    cutNext: (cut) => void (next = cut),
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
