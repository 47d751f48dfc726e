import type { BarcodeDetector as QrDetector } from 'qr/decode.js'

/** Looks for a QR code in the picture that is shown now; resolves to what it says, `undefined` for none. */
export type ReadCode = (picture: HTMLVideoElement) => Promise<string | undefined>

/** A reader of QR codes: the browser's own where it reads them, else ours, whose code loads then. */
export async function openReader(): Promise<ReadCode> {
  const Detector = (await nativeDetector()) ?? (await import('qr/decode.js')).BarcodeDetector
  const detector = new Detector({ formats: ['qr_code'] })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue
}

/** Some browsers have the class and read nothing with it. */
async function nativeDetector(): Promise<typeof QrDetector | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: typeof QrDetector }
  if (BarcodeDetector === undefined) return undefined
  const formats: readonly string[] = await BarcodeDetector.getSupportedFormats().catch(() => [])
  return formats.includes('qr_code') ? BarcodeDetector : undefined
}
