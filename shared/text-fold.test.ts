import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, latinDigits } from './text-fold.ts'

describe('folding for search', () => {
  it.each([
    ['علي', 'علی'],
    ['موسى', 'موسی'],
    ['كوردستان', 'کوردستان'],
    ['مكتبة', 'مکتبه'],
    ['هەولێر', 'هه‌ولیر'],
    ['أحمد', 'احمد'],
    ['إبراهيم', 'ابراهیم'],
    ['آب', 'اب'],
    ['مـــحـــمـــد', 'محمد'],
    ['مُحَمَّد', 'محمد'],
    ['١٢٣', '123'],
    ['۴۵۶', '٤٥٦'],
    ['SAMSUNG  Tv', 'samsung tv'],
    ['  spaces\u00a0here ', 'spaces here'],
    ['Café', 'CAFE'],
    ['ڕۆژ', 'روژ'],
    ['گوڵ', 'گول'],
    ['ﻻ', 'لا'],
  ])('finds %s as %s', (a, b) => {
    expect(foldText(a)).toBe(foldText(b))
  })

  it.each([
    ['کار', 'گار'],
    ['باب', 'پاپ'],
    ['جا', 'چا'],
    ['tv 32"', 'tv 32'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(foldText(a)).not.toBe(foldText(b))
  })

  it('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldText(foldText(text)) === foldText(text)),
    )
  })

  it('reads digits of all three scripts', () => {
    expect(latinDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 ي')).toBe('0123456789 0123456789 0123456789 ي')
  })
})
