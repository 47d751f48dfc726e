import { describe, expect, it } from 'vitest'
import { timeOf } from '../../../shared/ids.ts'
import { EMPTY_DRAFT, iqdPer100Usd, newShopOf } from './new-shop.ts'

const AT = Date.UTC(2026, 10, 22, 6, 42)

describe('a new shop', () => {
  it('begins with its settings, a dated rate and the owner', () => {
    const shop = newShopOf(
      { ...EMPTY_DRAFT, shopName: ' Nawroz ', rate: '١٬٤٢٠', roundTo: 500, pin: '1234', deviceName: 'Till' },
      AT,
    )
    expect(shop).toMatchObject({
      shopName: 'Nawroz',
      deviceName: 'Till',
      owner: { name: 'Nawroz', pin: '1234' },
    })
    const [settings, rate] = shop.changes
    expect(settings).toMatchObject({
      collection: 'settings',
      id: 'shop',
      value: { name: 'Nawroz', currency: 'IQD', roundTo: 500, timeZone: 'Asia/Baghdad' },
    })
    expect(rate).toMatchObject({ collection: 'rates', value: { at: AT, iqdPer100Usd: 142_000 } })
    expect(timeOf(rate?.id ?? '')).toBe(AT)
  })

  it('takes rates typed in any digits, and refuses what is no rate', () => {
    expect(iqdPer100Usd('1420')).toBe(142_000)
    expect(iqdPer100Usd('1,420.5')).toBe(142_050)
    expect(iqdPer100Usd('۱۴۲۰')).toBe(142_000)
    for (const rate of ['', '0', '-1420', 'abc', '14', '1000000']) expect(iqdPer100Usd(rate)).toBeUndefined()
  })
})
