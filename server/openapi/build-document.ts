import { ErrorAnswer } from '../../shared/api/error-answer.ts'
import { buildOperation, jsonSchema, openApiPath } from './build-operation.ts'
import { AREAS, type RouteDoc } from './route-doc.ts'

const ABOUT = `
The API between the devices of a shop and its server. The app itself uses nothing else.

**Tokens.** A device gets its token at sign-up, sign-in or pairing and sends it as \`Authorization: Bearer …\`. It is looked
up at each request, so a removed device is refused from the next one on. No cookie counts. Every answer is about the shop
of the token: no path, query or body names another one, and what belongs to another shop is answered like what is nowhere.

**Errors.** Everything that is not 2xx is an \`ErrorAnswer\`; \`code\` is stable and from the list of each operation. A path or
method that is not here is 404 \`not_found\` (below a path that needs a token: 401 \`token_unknown\` without one). 408, 429,
5xx may be tried again, after \`Retry-After\` where it is given.

**Bytes and times.** Bytes in JSON are base64url without padding, times are milliseconds UTC. What a schema does not name is
dropped from requests; a newer server may answer more than is named here.
`.trim()

const FRAMES = `
A sequence of frames, closed by an \`end\` frame: 1 byte kind (1 header, 2 manifest, 3 node, 4 leaf, 5 end, 6 error), 1 byte
length of the id (0 or 44), 4 bytes length of the body (big endian), the id, the body. Headers are JSON, manifests, nodes and
leaves are sealed, errors are JSON \`{code}\` under the id of the object. A frame has at most 720,896 bytes.
`.trim()

const BEARER = { type: 'http', scheme: 'bearer' } as const

const SECURITY_SCHEMES = {
  device: { ...BEARER, description: 'The token of a device.' },
  owner: {
    ...BEARER,
    description:
      'The token of a device on which the owner’s password was given within ten minutes (`POST /api/owner`).',
  },
  metrics: {
    ...BEARER,
    description: '`METRICS_TOKEN` of the server; without one only clients on its own machine may ask.',
  },
}

const HEADERS = {
  RequestId: {
    description: 'The id of this request in the server’s log.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
  },
  RetryAfter: { description: 'Seconds.', schema: { type: 'string', pattern: '^[0-9]+$' } },
  Authenticate: { description: 'How to ask.', schema: { const: 'Bearer' } },
}

/** The OpenAPI 3.1 document of these routes. Throws for two schemas of one name. */
export function buildDocument(routes: readonly RouteDoc[], version: string): OpenApiDocument {
  const schemas = new Map<string, object>([
    ['ErrorAnswer', jsonSchema(ErrorAnswer, 'output')],
    ['Frames', { description: FRAMES }],
  ])
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = openApiPath(route.path)
    paths[path] = { ...paths[path], [route.method]: buildOperation(route, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Sonic POS',
      version,
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags: Object.entries(AREAS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
      headers: HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

/** As much of the document's shape as this code relies on. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: object
  readonly servers: readonly object[]
  readonly tags: readonly object[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly headers: object
    readonly securitySchemes: object
  }
}
