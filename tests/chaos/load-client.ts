import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A client that writes what it likes, as slowly as it likes. */
export interface RawClient {
  readonly socket: Socket
  /** What it was sent so far. */
  readonly text: () => string
  /** Resolves when the connection is over, in whatever way. */
  readonly closed: Promise<void>
  /** Resolves when it was sent something that matches; rejects when the connection ends before. */
  readonly sent: (pattern: RegExp) => Promise<string>
}

/** Opens a connection. With `reads: false` it takes nothing that it is sent. */
export async function rawClient(port: number, { reads = true } = {}): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  await once(socket, 'connect')
  let text = ''
  let look = () => {}
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  socket.on('error', () => {}) // a reset is what many of the tests are about
  socket.on('end', () => socket.end())
  if (reads) {
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => {
      text += piece
      look()
    })
  }
  return {
    socket,
    text: () => text,
    closed,
    sent: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          const found = pattern.exec(text)
          if (found !== null) resolve(found[0])
        }
        look()
        void closed.then(() => reject(new Error(`the connection ended: ${text.slice(0, 500)}`)))
      }),
  }
}

/** The head of a request as it is written on a connection, with its empty line. */
export function head(method: string, path: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({ host: 'shop', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`
}
