import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { ALL_ROUTES } from '../../server/openapi/all-routes.ts'
import { buildDocument } from '../../server/openapi/build-document.ts'
import { openApiPath } from '../../server/openapi/build-operation.ts'
import type { RouteDoc } from '../../server/openapi/route-doc.ts'

/** As much of an operation of the document as the tests look at. */
export interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly parameters?: readonly {
    readonly name: string
    readonly in: 'path' | 'query' | 'header'
    readonly required: boolean
    readonly schema?: JsonSchema
    readonly content?: Readonly<Record<string, Media>>
    readonly 'x-names'?: string
  }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
}

/** A content type of a request or an answer. */
export interface Media {
  readonly schema?: JsonSchema
  readonly 'x-frames'?: readonly string[]
}

/** As much of JSON Schema as the document uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
}

/** The document as a client reads it. */
export const DOCUMENT = JSON.parse(JSON.stringify(buildDocument(ALL_ROUTES, '1.2.3'))) as {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema> }
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addSchema(DOCUMENT, 'document')
const validators = new Map<string, ValidateFunction>()

const PATTERNS = ALL_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`),
  isPlain: !route.path.includes(':'),
})).sort((a, b) => Number(b.isPlain) - Number(a.isPlain))

/** The route that answers this request; `undefined` when none is described. */
export function routeOf(method: string, url: string): RouteDoc | undefined {
  const path = new URL(url, 'http://test').pathname
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
  return PATTERNS.find(({ route, pattern }) => route.method === asked && pattern.test(path))?.route
}

/** What the document says of a route. */
export function operationOf({ method, path }: Pick<RouteDoc, 'method' | 'path'>): Operation {
  const operation = DOCUMENT.paths[openApiPath(path)]?.[method]
  if (operation === undefined) throw new Error(`${method} ${path} is not described`)
  return operation
}

/** What `answer` is. */
export interface Seen {
  readonly status: number
  readonly type: string | null
  readonly text: string
}

/** What is wrong with an answer of this route by the document; empty when it is as described. */
export function problemsOf(route: RouteDoc, { status, type, text }: Seen): string[] {
  if (status === 304) return []
  const answer = operationOf(route).responses[String(status)]
  if (answer === undefined) return [`${status} is not described: ${text.slice(0, 300)}`]
  const given = type?.split(';')[0]?.trim() ?? ''
  const media = answer.content?.[given]
  if (answer.content === undefined) return text === '' ? [] : ['the answer should be empty']
  if (media === undefined) return [`${status} as ${given} is not described`]
  if (given !== 'application/json' || media.schema === undefined || text === '') return []
  const validate = validatorOf(route, String(status))
  if (validate(JSON.parse(text))) return []
  return (validate.errors ?? []).map(
    (error) =>
      `${status}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)} in ${text.slice(0, 300)}`,
  )
}

function validatorOf(route: RouteDoc, status: string): ValidateFunction {
  const at = [
    'paths',
    openApiPath(route.path),
    route.method,
    'responses',
    status,
    'content',
    'application/json',
    'schema',
  ]
  const pointer = at
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/')
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#/${pointer}` })
  validators.set(pointer, known)
  return known
}
