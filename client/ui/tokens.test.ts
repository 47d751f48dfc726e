import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'

const require = createRequire(import.meta.url)
const theme = require.resolve('@awesome.me/webawesome/dist/styles/themes/default.css')
const css = [theme, new URL('tokens.css', import.meta.url)]
  .map((file) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''))
  .join('\n')

/** Custom properties that hold under one of `selectors`, later ones winning. */
function tokensOf(selectors: readonly string[]): Map<string, string> {
  const tokens = new Map<string, string>()
  for (const [, head = '', body = ''] of css.matchAll(/([^{};]+)\{([^{}]*)\}/g)) {
    const names = head.split(',').map((name) => name.trim())
    if (!names.some((name) => selectors.includes(name))) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g))
      tokens.set(name, value.trim())
  }
  return tokens
}

const LIGHT = tokensOf([':root', ':where(:root)', '.wa-light'])
const DARK = new Map([...LIGHT, ...tokensOf(['.wa-dark'])])

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  const value = name.startsWith('#') ? name : (tokens.get(name) ?? '')
  const inner = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  if (inner !== undefined) return colour(tokens, inner)
  if (value === 'white') return '#ffffff'
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`${name} is no plain colour: ${value}`)
  return value
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const PAGE = '--wa-color-surface-lowered'
const CARD = '--wa-color-surface-default'
const RAISED = '--wa-color-surface-raised'
const KEY = '--sonic-key'
const QUIET = '--wa-color-text-quiet'
const TONES = ['brand', 'success', 'warning', 'danger'] as const
const TINTS = ['blue', 'teal', 'clay', 'rose', 'green', 'sand'] as const

/** Every pair of look §2: what is drawn, on what, and how much contrast it needs. */
const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...[PAGE, CARD, RAISED, KEY].map((ground) => ['--wa-color-text-normal', ground, 4.5] as const),
  ...[PAGE, CARD, RAISED, KEY].map((ground) => [QUIET, ground, 4.5] as const),
  ['--wa-form-control-border-color', CARD, 3],
  ['--wa-form-control-border-color', RAISED, 3],
  ['#ffffff', '--wa-color-brand-fill-loud', 4.5],
  ['#ffffff', '--wa-color-danger-40', 4.5],
  ['#ffffff', '--wa-color-success-50', 3],
  ...TONES.map((tone) => [`--wa-color-${tone}-on-quiet`, `--wa-color-${tone}-fill-quiet`, 4.5] as const),
  ...TONES.map((tone) => ['--wa-color-text-normal', `--wa-color-${tone}-fill-quiet`, 4.5] as const),
  ['--wa-color-danger-on-quiet', CARD, 4.5],
  ['--wa-color-brand-on-quiet', CARD, 4.5],
  ['--wa-color-brand-on-quiet', PAGE, 4.5],
  ['--wa-color-focus', PAGE, 3],
  ['--wa-color-focus', CARD, 3],
  ...TINTS.map((tint) => [`--ink-${tint}`, `--tint-${tint}`, 6.1] as const),
]

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('the colours of the %s theme', (_name, tokens) => {
  it.each(PAIRS)('%s on %s reaches %d', (ink, ground, least) => {
    expect(contrast(colour(tokens, ink), colour(tokens, ground))).toBeGreaterThanOrEqual(least)
  })
})

describe('the contrast reckoning', () => {
  it('gives the figures of WCAG for black on white and for the table of the look', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast(colour(LIGHT, '--wa-color-text-normal'), colour(LIGHT, PAGE))).toBeCloseTo(15.6, 1)
    expect(contrast(colour(DARK, '--wa-color-text-normal'), colour(DARK, PAGE))).toBeCloseTo(16.1, 1)
  })
})
