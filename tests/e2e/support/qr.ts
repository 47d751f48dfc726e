import { writeFileSync } from 'node:fs'
import { encodeQR } from 'qr'
import { decodeQR } from 'qr/decode.js'
import type { Locator } from '@playwright/test'

/** What the QR code says that stands there on the screen, read from a picture of it. Throws when nothing can be read. */
export async function readQr(shown: Locator): Promise<string> {
  const png = (await shown.screenshot()).toString('base64')
  const { width, height, data } = await shown.page().evaluate(pixelsOf, png)
  return decodeQR({ width, height, data: Buffer.from(data, 'base64') })
}

/** Runs in the page, whose browser can read pictures. */
async function pixelsOf(png: string): Promise<{ width: number; height: number; data: string }> {
  const picture = await createImageBitmap(
    new Blob([Uint8Array.from(atob(png), (char) => char.charCodeAt(0))], { type: 'image/png' }),
  )
  const { width, height } = picture
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  let text = ''
  for (const byte of data) text += String.fromCharCode(byte)
  return { width, height, data: btoa(text) }
}

const [WIDTH, HEIGHT, MODULE] = [640, 480, 9]

/** Writes a film (`.y4m`) of a QR code, as a camera sees it. */
export function filmQr(text: string, file: string): void {
  const rows = encodeQR(text, 'raw', { border: 4 })
  const [left, top] = [WIDTH, HEIGHT].map((size) => (size - rows.length * MODULE) >> 1) as [number, number]
  const light = Buffer.alloc(WIDTH * HEIGHT, 200)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isDark = rows[Math.floor((y - top) / MODULE)]?.[Math.floor((x - left) / MODULE)] === true
      if (isDark) light[y * WIDTH + x] = 30
    }
  }
  const colour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([head, ...[1, 2].flatMap(() => [Buffer.from('FRAME\n'), light, colour])]))
}
