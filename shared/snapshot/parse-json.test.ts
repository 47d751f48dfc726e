import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from './parse-json.ts'

const parse = (text: string) => parseJson(text, 'bad_request', 'the body')

describe('JSON from outside', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!JSON.stringify(JSON.parse(text)).includes('__proto__'))
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses a field that would become a prototype, however it is written and however deep', () => {
    const names = ['__proto__', '\\u005f_proto__', '__pr\\u006Fto__', '__proto\\u005F\\u005f']
    for (const name of names)
      for (const text of [`{"${name}":{}}`, `[{"a":[{"${name}":1}]}]`])
        expect(() => parse(text), text).toThrowError(expect.objectContaining({ code: 'bad_request' }))
  })

  it('takes the same word as a value', () => {
    expect(parse('{"a":"__proto__","b":"\\u005f"}')).toEqual({ a: '__proto__', b: '_' })
  })

  it('names what could not be read', () => {
    expect(() => parse('{"a":')).toThrowError('the body is not readable JSON')
  })
})
