import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../server/openapi/all-routes.ts'
import { errorsOf } from '../../server/openapi/error-answers.ts'
import { ERROR_TEXTS } from '../../server/openapi/error-texts.ts'
import { statusOf } from '../../server/http/error-answer.ts'
import { ERROR_CODES } from '../../shared/errors.ts'
import { createTestServer, type TestServer } from '../contract/test-server.ts'
import { DOCUMENT, operationOf, problemsOf } from './described.ts'

/** Routes that answer with files of the built app: there is nothing to describe. */
const FILES = ['GET /*', 'GET /api/docs/*']

let server: TestServer
beforeAll(() => {
  server = createTestServer()
})
afterAll(() => server.close())

describe('the document of the API', () => {
  it('has every route of the server, and no other', () => {
    const there = server.app.routes.filter(({ method }) => method !== 'ALL')
    const routes = new Set(there.map(({ method, path }) => `${method} ${path}`))
    const described = ALL_ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    expect([...described, ...FILES].sort()).toEqual([...routes].sort())
  })

  it('is OpenAPI 3.1', async () => {
    const answer = await server.ask('GET', '/api/openapi.json')
    const document = (await answer.json()) as Record<string, unknown>
    expect(document).toMatchObject({ openapi: '3.1.1', info: { title: 'Sonic POS', version: '1.2.3' } })
    expect(await new Validator().validate(document)).toEqual({ valid: true })
    expect(document).toEqual(DOCUMENT)
  })

  it('describes each of its parameters, and every route has an id of its own', () => {
    const operations = Object.values(DOCUMENT.paths).flatMap((path) => Object.values(path))
    const bare = operations.flatMap(({ parameters = [] }) =>
      parameters.filter((parameter) => !('description' in parameter)),
    )
    expect(bare).toEqual([])
    const ids = operations.map((operation) => ('operationId' in operation ? operation.operationId : ''))
    expect(new Set(ids).size).toBe(ALL_ROUTES.length)
  })

  it('says what each code means with which a route can refuse', () => {
    const told = new Set(ALL_ROUTES.flatMap(errorsOf))
    expect([...told].filter((code) => ERROR_TEXTS[code] === undefined)).toEqual([])
    const notFaults = ERROR_CODES.filter((code) => statusOf(code) !== 500)
    expect(notFaults.filter((code) => ERROR_TEXTS[code] === undefined)).toEqual([])
  })

  it('is not fulfilled by an answer of another status, type or shape', () => {
    const [route] = ALL_ROUTES.filter(({ path }) => path === '/api/status')
    if (route === undefined) throw new Error('no status route')
    const type = 'application/json'
    const good = { status: 200, type, text: '{"ok":true,"version":"1","time":1}' }
    expect(problemsOf(route, good)).toEqual([])
    expect(problemsOf(route, { ...good, status: 418 })).toHaveLength(1)
    expect(problemsOf(route, { ...good, type: 'text/html' })).toHaveLength(1)
    expect(problemsOf(route, { ...good, text: '{"ok":true,"version":"1"}' })).toHaveLength(1)
    expect(
      problemsOf(route, { ...good, text: '{"ok":true,"version":"1","time":1,"auth":"x"}' }),
    ).toHaveLength(1)
    const refusal = { code: 'token_unknown', message: 'm', requestId: 'r' }
    expect(problemsOf(route, { status: 401, type, text: JSON.stringify(refusal) })).toEqual([])
    const other = JSON.stringify({ ...refusal, code: 'wrong_login' })
    expect(problemsOf(route, { status: 401, type, text: other })).toHaveLength(1)
    expect(operationOf(route).responses['401']).toBeDefined()
  })
})
