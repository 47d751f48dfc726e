import type { NewShop } from '../../../shared/browser/engine-api.ts'
import { newId } from '../../../shared/ids.ts'
import type { Currency } from '../../../shared/money.ts'
import { put } from '../../../shared/rules/change.ts'
import { DEFAULT_SETTINGS, type RoundTo } from '../../../shared/records/settings.ts'
import { parseNumber } from '../../i18n/numbers.ts'

/** What the steps of the first run collect; texts as they were typed. */
export interface ShopDraft {
  readonly shopName: string
  readonly ownerName: string
  readonly deviceName: string
  readonly currency: Currency
  /** Dinars for one dollar. */
  readonly rate: string
  readonly roundTo: RoundTo
  readonly pin: string
}

/** Where the steps begin; 1,420 dinars a dollar is only there to be looked at and corrected. */
export const EMPTY_DRAFT: ShopDraft = {
  shopName: '',
  ownerName: '',
  deviceName: '',
  currency: 'IQD',
  rate: '1420',
  roundTo: DEFAULT_SETTINGS.roundTo,
  pin: '',
}

/** Dinars for 100 dollars from what was typed for one, or `undefined` when that is no rate between 100 and 100,000. */
export function iqdPer100Usd(rate: string): number | undefined {
  const perDollar = parseNumber(rate)
  if (perDollar === undefined || perDollar < 100 || perDollar > 100_000) return undefined
  return Math.round(perDollar * 100)
}

/** The shop that the engine founds from a finished draft. The rate must have been checked. */
export function newShopOf(draft: ShopDraft, at: number): NewShop {
  const shopName = draft.shopName.trim()
  const rate = iqdPer100Usd(draft.rate)
  const settings = { ...DEFAULT_SETTINGS, name: shopName, currency: draft.currency, roundTo: draft.roundTo }
  return {
    shopName,
    deviceName: draft.deviceName.trim(),
    owner: { name: draft.ownerName.trim() || shopName, pin: draft.pin },
    changes: [
      put('settings', settings),
      ...(rate === undefined ? [] : [put('rates', { id: newId(at), at, iqdPer100Usd: rate })]),
    ],
  }
}
