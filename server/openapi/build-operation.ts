import * as z from 'zod/mini'
import { FRAMES_TYPE, JSON_MAX } from '../../shared/api/wire.ts'
import { REQUEST_MAX } from '../../shared/snapshot/limits.ts'
import { errorAnswers, errorsOf } from './error-answers.ts'
import type { Access, AnswerDoc, Content, RouteDoc } from './route-doc.ts'
import { describeValue } from './value-texts.ts'

const SECURITY: Readonly<Record<Access, readonly object[]>> = {
  public: [],
  either: [{}, { device: [] }],
  device: [{ device: [] }],
  owner: [{ owner: [] }],
  metrics: [{}, { metrics: [] }],
}

/** One route as an operation of OpenAPI. Schemas that have a name are put into `schemas`. */
export function buildOperation(route: RouteDoc, schemas: Map<string, object>): object {
  const { summary, text, area, access, body } = route
  const parameters = [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)]
  return {
    operationId: operationId(route),
    tags: [area],
    summary,
    ...(text === undefined ? {} : { description: text }),
    security: SECURITY[access],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, ...bodyText(body), content: contentOf(body, 'input', schemas) } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [status, goodAnswer(answer, schemas)]),
      ),
      ...errorAnswers(errorsOf(route)),
    },
  }
}

/** The path as OpenAPI writes it. */
export function openApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}')
}

/** The schema as JSON Schema has it: of what is sent (`input`) or of what arrives (`output`). */
export function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, override: describeValue })
  return rest
}

function operationId({ method, path }: RouteDoc): string {
  const words = path.split(/[^A-Za-z]+/).filter((word) => word !== '' && word !== 'api')
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function pathParameters({ params = {} }: RouteDoc): object[] {
  return Object.entries(params).map(([name, { schema, text, names }]) => ({
    name,
    in: 'path',
    required: true,
    description: text,
    schema: jsonSchema(schema, 'input'),
    'x-names': names,
  }))
}

function queryParameters({ query, queryTexts = {} }: RouteDoc): object[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = jsonSchema(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(queryTexts[name] === undefined ? {} : { description: queryTexts[name] }),
    schema,
  }))
}

function headerParameters({ headers = {} }: RouteDoc): object[] {
  return Object.entries(headers).map(([name, { schema, text }]) => ({
    name,
    in: 'header',
    required: false,
    description: text,
    content: { 'application/json': { schema: jsonSchema(schema, 'input') } },
  }))
}

function goodAnswer({ text, content }: AnswerDoc, schemas: Map<string, object>): object {
  const headers = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } }
  if (content.kind === 'nothing') return { description: text, headers }
  return { description: text, headers, content: contentOf(content, 'output', schemas) }
}

function bodyText(body: Content): { description: string } {
  const max =
    body.kind === 'frames' ? REQUEST_MAX : body.kind === 'bytes' ? (body.maxBytes ?? REQUEST_MAX) : JSON_MAX
  return { description: `At most ${max.toLocaleString('en')} bytes.` }
}

function contentOf(content: Content, io: 'input' | 'output', schemas: Map<string, object>): object {
  switch (content.kind) {
    case 'json': {
      const named = Object.entries(content.schema).map(([name, schema]) => {
        setOnce(schemas, name, jsonSchema(schema, io))
        return { $ref: `#/components/schemas/${name}` }
      })
      return { 'application/json': { schema: named[0] } }
    }
    case 'frames':
      return {
        [FRAMES_TYPE]: { schema: { $ref: '#/components/schemas/Frames' }, 'x-frames': content.frames },
      }
    case 'bytes':
      return Object.fromEntries(content.types.map((type) => [type, {}]))
    case 'nothing':
      return {}
  }
}

function setOnce(schemas: Map<string, object>, name: string, schema: object): void {
  const known = schemas.get(name)
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema))
    throw new Error(`two schemas are called ${name}`)
  schemas.set(name, schema)
}
