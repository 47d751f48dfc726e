import { expect, type Page } from '@playwright/test'
import { lookAt } from './look-at-page.ts'

/**
 * Looks at a sheet or question that is open now in English and Sorani, light and dark, on phone and tablet: nothing may stick
 * out, be cut off, stay untranslated or be found by axe. English again afterwards.
 */
export async function lookAtSheet(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  const found: string[] = []
  for (const language of ['en', 'ckb'] as const) {
    await speak(page, language)
    found.push(...(await lookAt(page, name, language)))
  }
  await speak(page, 'en')
  if (before !== null) await page.setViewportSize(before)
  // Names on the page behind it are in whatever language they were written.
  const isOfThePage = (problem: string): boolean =>
    / Latin word .* in (?!room-|way-back-|clock-)/.test(problem)
  expect(found.filter((problem) => !isOfThePage(problem))).toEqual([])
}

/** Loads what `lookAtSheet` chooses the language with; ends on the Sale page. To be called before the sheet is open. */
export async function loadLanguages(page: Page): Promise<void> {
  for (const place of ['/settings', '/']) {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      window.dispatchEvent(new Event('pos-navigated'))
    }, place)
    await expect(page.locator(place === '/' ? 'sale-page' : 'settings-page')).toBeVisible()
  }
}

/** Chooses it by the app's own element, which stands where nobody sees it: the sheet covers the page. */
async function speak(page: Page, language: 'en' | 'ckb'): Promise<void> {
  await page.evaluate(async (wanted) => {
    const choice = document.createElement('locale-choice') as HTMLElement & {
      updateComplete: Promise<unknown>
    }
    choice.hidden = true
    document.body.append(choice)
    await choice.updateComplete
    choice.shadowRoot?.querySelector(`[lang="${wanted}"]`)?.dispatchEvent(new Event('change'))
    choice.remove()
  }, language)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}
