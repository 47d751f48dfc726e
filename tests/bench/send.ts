import { type Agent, request } from 'node:http'

/** A request of the bench: a GET, or a POST when it has a body. */
export interface BenchRequest {
  readonly agent: Agent
  readonly url: string
  readonly path: string
  readonly token: string
  /** The content type of the body. */
  readonly type?: string
  readonly body?: Uint8Array
}

/** The text of the answer; rejects when its status is not `good`. */
export function send({ agent, url, path, token, type, body }: BenchRequest, good: number): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': type, 'content-length': body.length }),
  }
  const method = body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const call = request(new URL(path, url), { method, agent, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () =>
        answer.statusCode === good
          ? resolve(text)
          : reject(new Error(`${path}: ${answer.statusCode} ${text}`)),
      )
    })
    call.on('error', reject)
    call.end(body)
  })
}
