// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { locale } from '../i18n/locale.ts'
import type { PadKeyEvent } from './pad-key-event.ts'
import './pos-error-card.ts'
import './pos-icon.ts'
import './pos-money.ts'
import './pos-numpad.ts'
import './pos-pin.ts'
import './pos-progress.ts'
import './pos-segment.ts'
import './pos-toast.ts'
import './pos-wizard.ts'
import { showToast } from './toast.ts'

async function shown<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = Object.assign(document.createElement(tag), properties)
  document.body.append(element)
  await settled(element)
  return element
}

async function settled(element: HTMLElement): Promise<void> {
  if ('updateComplete' in element) await element.updateComplete
}

function within(element: HTMLElement, selector: string): HTMLElement {
  const found = element.shadowRoot?.querySelector<HTMLElement>(selector)
  if (found === null || found === undefined) throw new Error(`no ${selector} in ${element.localName}`)
  return found
}

function textOf(element: HTMLElement): string {
  return (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()
}

afterEach(() => {
  document.body.replaceChildren()
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('pos-progress', () => {
  it('never runs backwards within a job, and starts anew with another', async () => {
    const bar = await shown('pos-progress', { value: 0.5, job: 'a' })
    const now = (): string | null => within(bar, '[role=progressbar]').getAttribute('aria-valuenow')
    bar.value = 0.3
    await settled(bar)
    expect(now()).toBe('50')
    bar.value = 0.8
    await settled(bar)
    expect(now()).toBe('80')
    bar.job = 'b'
    bar.value = 0.1
    await settled(bar)
    expect(now()).toBe('10')
  })
})

describe('pos-money', () => {
  it('writes the figure as a left-to-right island, and follows language and digits at once', async () => {
    const money = await shown('pos-money', { amount: 546_700, currency: 'IQD' })
    expect(within(money, 'bdi').dir).toBe('ltr')
    expect(textOf(money)).toBe('546,700IQD')
    locale.setLanguage('ckb')
    locale.setDigits('arab')
    await settled(money)
    expect(textOf(money)).toBe('٥٤٦٬٧٠٠د.ع')
  })
})

describe('pos-pin', () => {
  it('takes at most six digits from pad and keyboard of any script, and shows none of them', async () => {
    const pin = await shown('pos-pin', { label: 'digits' })
    for (const key of ['1', '٢', '۳', 'Backspace', '4', '5', '6', '7', '8', 'x'])
      window.dispatchEvent(new KeyboardEvent('keydown', { key }))
    expect(pin.value).toBe('124567')
    await settled(pin)
    expect(textOf(pin)).toBe('')
  })
})

describe('pos-numpad', () => {
  it('fires the key that was pressed', async () => {
    const pad = await shown('pos-numpad', { extra: '000' })
    const keys: string[] = []
    pad.addEventListener('pad-key', (event: PadKeyEvent) => keys.push(event.key))
    for (const button of pad.shadowRoot?.querySelectorAll('button') ?? []) button.click()
    expect(keys).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '000', '0', 'back'])
  })
})

describe('pos-segment', () => {
  it('keeps and fires what was chosen', async () => {
    const segment = await shown('pos-segment', {
      options: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
      value: 'a',
    })
    const changed = vi.fn<() => void>()
    segment.addEventListener('change', changed)
    const second = segment.shadowRoot?.querySelectorAll('input')[1]
    second?.click()
    expect(segment.value).toBe('b')
    expect(changed).toHaveBeenCalledOnce()
  })
})

describe('pos-wizard', () => {
  it('goes on by its primary, but not while it is blocked or busy, and says why in it', async () => {
    const wizard = await shown('pos-wizard', {
      heading: 'x',
      primary: 'Go',
      blocked: 'Write a name',
      step: 2,
      steps: 3,
    })
    const next = vi.fn<() => void>()
    wizard.addEventListener('next', next)
    within(wizard, '.primary').click()
    expect(within(wizard, '.primary').textContent).toContain('Write a name')
    wizard.blocked = ''
    wizard.busy = true
    await settled(wizard)
    within(wizard, '.primary').click()
    expect(next).not.toHaveBeenCalled()
    wizard.busy = false
    await settled(wizard)
    within(wizard, '.primary').click()
    expect(next).toHaveBeenCalledOnce()
    expect(textOf(wizard)).toContain('Step 2 of 3')
  })
})

describe('pos-error-card', () => {
  it('makes the first sentence the heading, in Arabic too', async () => {
    const card = await shown('pos-error-card', { text: 'This failed. All is safe. Try again.' })
    expect(within(card, '.heading').textContent).toBe('This failed.')
    card.text = 'هل فشل؟ كل شيء محفوظ.'
    await settled(card)
    expect(within(card, '.heading').textContent).toBe('هل فشل؟')
    expect(within(card, '.text').textContent).toBe('كل شيء محفوظ.')
  })
})

describe('pos-icon', () => {
  it('is decoration without a label, and mirrors only what points along the line', async () => {
    const arrow = await shown('pos-icon', { name: 'arrow-left' })
    expect(within(arrow, 'span').className).toBe('mirrored')
    expect(within(arrow, 'span').getAttribute('aria-hidden')).toBe('true')
    const check = await shown('pos-icon', { name: 'check', label: 'Done' })
    expect(within(check, 'span').className).toBe('')
    expect(within(check, 'span').getAttribute('aria-label')).toBe('Done')
  })
})

// happy-dom has no popovers.
HTMLElement.prototype.showPopover = () => undefined
HTMLElement.prototype.hidePopover = () => undefined

describe('pos-toast', () => {
  it('shows the newest word and takes back by its button', async () => {
    const undo = vi.fn<() => void>()
    const toast = await shown('pos-toast')
    showToast({ text: 'Saved' })
    showToast({ text: 'Line removed', undo })
    await settled(toast)
    expect(textOf(toast)).toContain('Line removed')
    within(toast, 'button').click()
    expect(undo).toHaveBeenCalledOnce()
  })
})
