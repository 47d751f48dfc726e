/** What the person chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

const THEME_KEY = 'sonic.theme'
const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')

/** The choice on this device. */
export function chosenTheme(): Theme {
  try {
    const stored = localStorage.getItem(THEME_KEY)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Keeps the choice and shows it at once. */
export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(THEME_KEY)
    else localStorage.setItem(THEME_KEY, theme)
  } catch {
    // the choice then lasts as long as the page
  }
  applyTheme(theme)
}

/** Shows the chosen theme and follows the device from now on when none was chosen. */
export function followTheme(): void {
  applyTheme(chosenTheme())
  dark?.addEventListener('change', () => applyTheme(chosenTheme()))
}

function applyTheme(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && (dark?.matches ?? false))
  const { classList } = document.documentElement
  classList.toggle('wa-dark', isDark)
  classList.toggle('wa-light', !isDark)
}
