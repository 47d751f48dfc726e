import { NAVIGATED, navigate, type AppPath } from './navigate.ts'
import { PAGES, type PageEntry } from './pages.ts'

/** The page that an address leads to: its own, else the one that its first part names, else `undefined`. */
export function pageOf(pathname: string, pages: readonly PageEntry[] = PAGES): PageEntry | undefined {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname
  const first = `/${path.split('/')[1] ?? ''}`
  return (
    pages.find((page) => page.path === path) ?? pages.find((page) => page.path === first && first !== '/')
  )
}

/** The path inside the app that a click leads to, or `undefined` when the browser should follow it itself. */
export function linkOf(event: MouseEvent): AppPath | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
  if (anchor === undefined || anchor.target !== '' || anchor.hasAttribute('download')) return undefined
  const url = new URL(anchor.href, location.href)
  if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return undefined
  return `${url.pathname as AppPath}${url.search}`
}

/**
 * Follows the address: links inside the app, `navigate` and the browser's back.
 *
 * @fires change - after the address has changed
 */
export class Router extends EventTarget {
  /** Where the address leads; the Sale when it leads nowhere. */
  get page(): PageEntry {
    return pageOf(location.pathname) ?? (PAGES[0] as PageEntry)
  }

  /** Starts listening; call once. */
  start(): void {
    document.addEventListener('click', this.#onClick)
    window.addEventListener('popstate', this.#onChange)
    window.addEventListener(NAVIGATED, this.#onChange)
  }

  readonly #onChange = (): void => {
    this.dispatchEvent(new Event('change'))
  }

  readonly #onClick = (event: MouseEvent): void => {
    const path = linkOf(event)
    if (path === undefined) return
    event.preventDefault()
    if (path !== location.pathname + location.search) navigate(path)
  }
}
