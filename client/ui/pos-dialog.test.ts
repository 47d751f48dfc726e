// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import './pos-dialog.ts'
import { showDialog } from './show-dialog.ts'

async function opened(heading: string): Promise<HTMLElementTagNameMap['pos-dialog']> {
  const dialog = Object.assign(document.createElement('pos-dialog'), { heading, open: true })
  document.body.append(dialog)
  await dialog.updateComplete
  return dialog
}

/** Whether each of them is seen. */
const seen = (...dialogs: readonly HTMLElement[]) => dialogs.map((dialog) => !dialog.hasAttribute('covered'))

afterEach(() => document.body.replaceChildren())

describe('pos-dialog', () => {
  it('shows only the newest of several: never more than one scrim', async () => {
    const first = await opened('first')
    const second = await opened('second')
    expect(seen(first, second)).toEqual([false, true])
    second.open = false
    await second.updateComplete
    expect(seen(first)).toEqual([true])
  })

  it('shows the one below again when the newest is taken away without being closed', async () => {
    const first = await opened('first')
    const second = await opened('second')
    second.remove()
    expect(seen(first)).toEqual([true])
  })
})

describe('showing a dialog', () => {
  it('puts it inside the app, and takes it away with what it closed with', async () => {
    const app = document.createElement('pos-app')
    document.body.append(app)
    const closing = Promise.withResolvers<string>()
    const dialog = Object.assign(document.createElement('div'), { closed: closing.promise })
    const shown = showDialog(dialog)
    expect(dialog.parentElement).toBe(app)
    closing.resolve('kept')
    expect(await shown).toBe('kept')
    expect(dialog.isConnected).toBe(false)
  })
})
