import { request, type Agent, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import type { Seen } from './described.ts'

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method: string
  /** With its query, encoded. */
  readonly path: string
  readonly headers: OutgoingHttpHeaders
  readonly body?: Buffer | undefined
}

/** Sends it; resolves with the whole answer, rejects when the connection breaks. */
export function sendRaw(
  url: string,
  agent: Agent,
  { method, path, headers, body }: RawRequest,
): Promise<Seen> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const length = body === undefined ? {} : { 'content-length': body.length }
    const sent = request(
      { hostname, port, agent, method, path, headers: { ...headers, ...length } },
      (answer) => {
        answer.once('error', reject)
        readAll(answer).then((text) => {
          const type = answer.headers['content-type'] ?? null
          resolve({ status: answer.statusCode ?? 0, type, text })
        }, reject)
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
