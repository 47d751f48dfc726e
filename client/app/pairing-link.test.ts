// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { pairingOfLink, takePairingLink } from './pairing-link.ts'

afterEach(() => {
  pairingOfLink()
  history.replaceState(null, '', '/')
})

it('S2: takes the code out of the address at once, and gives it once', () => {
  history.replaceState({ kept: true }, '', '/pair#ABCD2345.secret')
  takePairingLink()
  expect([location.pathname, location.hash]).toEqual(['/pair', ''])
  expect(history.state).toEqual({ kept: true })
  expect([pairingOfLink(), pairingOfLink()]).toEqual(['ABCD2345.secret', undefined])
})

it.each(['/pair', '/pair#', '/restore#ABCD2345', '/'])('leaves the address %s as it is', (address) => {
  history.replaceState(null, '', address)
  takePairingLink()
  expect(location.pathname + location.hash).toBe(address.replace(/#$/, ''))
  expect(pairingOfLink()).toBeUndefined()
})
