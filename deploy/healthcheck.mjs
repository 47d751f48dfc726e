// Docker's HEALTHCHECK: ends with 0 when the server of this container answers on /healthz, by http or by https.
import { get } from 'node:http'
import { get as getSecure } from 'node:https'

const port = process.env['PORT'] || '8787'
const isSecure = Boolean(process.env['TLS_CERT'])
const options = { host: '127.0.0.1', port, path: '/healthz', timeout: 8000 }
// The certificate is for the name that devices use, and this asks its own machine.
const asked = isSecure ? getSecure({ ...options, rejectUnauthorized: false }) : get(options)
asked.on('response', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
asked.on('timeout', () => process.exit(1))
asked.on('error', () => process.exit(1))
