import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How `npm start` starts Node for the server (decision 302). */
export const NODE_FLAGS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../server/node-flags.json'), 'utf8'),
) as string[]
