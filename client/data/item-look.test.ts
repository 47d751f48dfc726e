import { expect, it } from 'vitest'
import { itemLook, TINTS } from './item-look.ts'

it('knows the trades of the pictures in every language', () => {
  expect(itemLook('TVs', 'Nova 55" 4K')).toEqual({ icon: 'tv', tint: 'blue' })
  expect(itemLook('', 'Arctis No-Frost fridge 420 L')).toEqual({ icon: 'refrigerator', tint: 'teal' })
  expect(itemLook('', 'سۆپای زەیتی تاڤا')).toEqual({ icon: 'heater', tint: 'clay' })
})

it('lets the category decide before the name', () => {
  expect(itemLook('Heaters', 'Heater for a tea room').icon).toBe('heater')
})

it('gives all items of an unknown category the same ground', () => {
  const looks = ['a', 'b', 'c'].map((name) => itemLook('Zzyzx', name))
  expect(new Set(looks.map((look) => look.tint)).size).toBe(1)
  expect(looks[0]?.icon).toBe('package')
  expect(TINTS).toContain(looks[0]?.tint)
})
