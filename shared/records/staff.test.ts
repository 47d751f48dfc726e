import { expect, it } from 'vitest'
import { ownerOf, type Staff } from './staff.ts'

function person(id: string, role: Staff['role'], verifier: string): Staff {
  return { id, name: id, role, pin: { salt: '', verifier } }
}

it('finds the owner who has a PIN before one who came with a file', () => {
  const [cashier, blank, owner] = [
    person('a', 'cashier', 'x'),
    person('b', 'owner', ''),
    person('c', 'owner', 'y'),
  ]
  expect(ownerOf([cashier, blank, owner])).toBe(owner)
  expect(ownerOf([cashier, blank])).toBe(blank)
  expect(ownerOf([cashier])).toBeUndefined()
})
