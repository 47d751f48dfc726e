// @vitest-environment happy-dom
import { decodeQR } from 'qr/decode.js'
import { expect, it } from 'vitest'
import './pos-qr.ts'

/** Each module as some pixels, as a camera would see it. */
function paint(path: string, size: number, scale = 6): Uint8ClampedArray {
  const data = new Uint8ClampedArray((size * scale) ** 2 * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const from = ((Number(y) * scale + row) * size + Number(x)) * scale
      data.fill(0, from * 4, (from + Number(length) * scale) * 4)
    }
  }
  return data
}

it('draws what a reader reads again, with a quiet zone around it', async () => {
  const text = 'https://shop.example:8443/pair#ABCD2345.AAAAAAAAAAAAAAAAAAAAAAAAAAA'
  const element = document.createElement('pos-qr')
  element.text = text
  document.body.append(element)
  await element.updateComplete
  const drawn = element.shadowRoot?.querySelector('svg')
  const size = Number(drawn?.getAttribute('viewBox')?.split(' ').at(-1))
  const path = drawn?.querySelector('path')?.getAttribute('d') ?? ''
  expect(decodeQR({ width: size * 6, height: size * 6, data: paint(path, size) })).toBe(text)
  expect(path.startsWith('M4 4h7')).toBe(true)
})
