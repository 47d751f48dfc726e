import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Takes whole backups as the old system sent them and stores each with the durability of ours (WAL, synchronous=FULL). */
export async function startOldWayServer(folder: string, port: number): Promise<() => Promise<void>> {
  const db = new DatabaseSync(join(folder, 'old-way.sqlite'))
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE backups (id INTEGER PRIMARY KEY, body BLOB)',
  )
  const put = db.prepare('INSERT INTO backups (body) VALUES (?)')
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      put.run(Buffer.concat(parts))
      answer.writeHead(201, { 'content-type': 'application/json' }).end('{"stored":true}')
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
    db.close()
  }
}
