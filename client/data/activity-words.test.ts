import { describe, expect, it } from 'vitest'
import { AUDIT_ACTS } from '../../shared/api/audit.ts'
import { actWords } from './activity-words.ts'

const ROW = { id: '1', at: Date.now(), act: 'device_revoked', deviceId: 'a', address: null, detail: 'b' }
const NAMES = { a: 'Counter', b: 'Old tablet' }

describe('an act in words', () => {
  it('says by which device and to which one', () => {
    const { what, who } = actWords(ROW, NAMES)
    expect(what).toContain('Old tablet')
    expect(who).toMatch(/^Counter · /)
  })

  it('a device that is gone, the operator, the server and a stranger have names too', () => {
    const who = (act: string, deviceId: string | null) => actWords({ ...ROW, act, deviceId }, {}).who
    expect(who('signed_in', 'gone')).toContain('A former device')
    expect(who('operator_command', null)).toContain('Whoever runs the server')
    expect(who('device_silent', null)).toContain('The server')
    expect(who('sign_in_failing', null)).toContain('Not signed in')
  })

  it('every word that the server writes has its own text, and one of a newer server is borne', () => {
    const texts = Object.keys(AUDIT_ACTS).map((act) => actWords({ ...ROW, act }, NAMES).what)
    expect(new Set(texts).size).toBe(texts.length)
    expect(actWords({ ...ROW, act: 'constructor' }, NAMES).what).toContain('does not know')
  })
})
