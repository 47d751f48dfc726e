import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Sizes that every page must fit. */
export const SIZES = {
  phone: { width: 360, height: 740 },
  tablet: { width: 1024, height: 768 },
} as const

const THEMES = ['light', 'dark'] as const

/** Where a picture of each look goes; none are made without it. */
const PICTURES = process.env['PICTURES']

/**
 * Looks at what the page shows now, in both themes and sizes: gives everything that axe finds, that sticks out sideways, is cut
 * off, or was not translated. The page shows the larger size in light afterwards.
 */
export async function lookAt(page: Page, name: string, language: string): Promise<string[]> {
  const found: string[] = []
  for (const size of ['phone', 'tablet'] as const) {
    await page.setViewportSize(SIZES[size])
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settled(page)
      const where = `${name} ${language} ${theme} ${size}`
      if (PICTURES !== undefined) {
        await page.screenshot({ path: `${PICTURES}/${where.replaceAll(' ', '-')}.png` })
      }
      const problems = await page.evaluate(lookAtLayout, language)
      // All rules where the most is different from a desktop, and what depends on the theme in the other.
      if (size === 'phone' && theme === 'light') problems.push(...(await askAxe(page, [])))
      if (size === 'tablet' && theme === 'dark') problems.push(...(await askAxe(page, ['color-contrast'])))
      found.push(...problems.map((problem) => `${where}: ${problem}`))
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  return found
}

/** Two frames: size and theme are laid out and drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
}

/** What axe finds, by these rules or by all. */
async function askAxe(page: Page, rules: string[]): Promise<string[]> {
  await page.evaluate(spellInLatin)
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze()
  await page.evaluate(spellBack)
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => {
      const summary = (failureSummary ?? '').split('\n').slice(1, 2).join('').trim()
      return `${id} ${JSON.stringify(target.flat().slice(-2))} ${summary}`
    }),
  )
}

/** axe's contrast rule skips Arabic letters, so it is shown Latin ones. Runs in the page. */
function spellInLatin(): void {
  const changed: [Text, string][] = []
  const walk = (root: Node): void => {
    for (const node of root.childNodes) {
      if (node instanceof Text && /\p{Script=Arabic}/u.test(node.data)) {
        changed.push([node, node.data])
        node.data = node.data.replaceAll(/\p{Script=Arabic}/gu, 'a')
      }
      if (node instanceof Element && node.shadowRoot !== null) walk(node.shadowRoot)
      walk(node)
    }
  }
  walk(document.body)
  Object.assign(globalThis, { spelled: changed })
}

function spellBack(): void {
  const { spelled } = globalThis as unknown as { spelled: [Text, string][] }
  for (const [node, text] of spelled) node.data = text
}

/** What sticks out, is cut off, or was not translated. Runs in the page. */
function lookAtLayout(language: string): string[] {
  const known = /^(english|sonic|pos|iqd|usd|pin|inv|tv|kb|mb|gb|json|sqlite|sonicpos|owner)$/i
  const fileName = /sonic_\w+-[\w-]+\.\w+/g
  const problems = new Set<string>()
  const nameOf = (element: Element): string => {
    const host = (element.getRootNode() as ShadowRoot).host
    const own =
      element.localName + (element.classList.length > 0 ? `.${[...element.classList].join('.')}` : '')
    return host === undefined ? own : `${host.localName} > ${own}`
  }
  const parentOf = (element: Element): Element | null =>
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null
  const isHeld = (element: Element): boolean => {
    for (let parent = parentOf(element); parent !== null; parent = parentOf(parent)) {
      if (getComputedStyle(parent).overflowX !== 'visible' && parent !== document.body) return true
    }
    return false
  }
  const lookAtText = (text: string, element: Element): void => {
    if (/\b[a-z]+\.[a-z]+_[a-z_]+\b/.test(text)) problems.add(`key ${text.trim()} in ${nameOf(element)}`)
    if (language === 'en') return
    for (const word of text.replaceAll(fileName, '').match(/[A-Za-z]{3,}/g) ?? [])
      if (!known.test(word)) problems.add(`Latin word ${word} in ${nameOf(element)}`)
  }
  const lookAtBox = (element: Element): void => {
    const { left, right, width } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const isOut = left < -1 || right > innerWidth + 1
    if (width > 1 && isOut && !isHeld(element)) problems.add(`sticks out: ${nameOf(element)}`)
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
    const hides = style.overflowX === 'hidden' || style.overflowX === 'clip'
    if (isCut && hides && style.textOverflow !== 'ellipsis') problems.add(`cut off: ${nameOf(element)}`)
  }
  const walk = (root: Node): void => {
    for (const node of root.childNodes) {
      if (node instanceof Text && node.parentElement !== null) lookAtText(node.data, node.parentElement)
      if (node instanceof Text || !(node instanceof Element)) continue
      if (
        node.matches('script, style, svg, kbd, [lang], .visually-hidden') ||
        !node.checkVisibility({ visibilityProperty: true })
      )
        continue
      lookAtBox(node)
      if (node.shadowRoot !== null) walk(node.shadowRoot)
      walk(node)
    }
  }
  walk(document.body)
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth > clientWidth) problems.add(`the page is ${scrollWidth} wide on ${clientWidth}`)
  if (language !== 'en' && document.dir !== 'rtl' && document.documentElement.dir !== 'rtl')
    problems.add('not rtl')
  return [...problems]
}
