// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { navigate } from './navigate.ts'
import { PAGES } from './pages.ts'
import { linkOf, pageOf, Router } from './router.ts'

describe('the address', () => {
  it('leads to its page, with or without a slash at the end or more behind it', () => {
    expect(pageOf('/')?.tag).toBe('sale-page')
    expect(pageOf('/bills/')?.tag).toBe('bills-page')
    expect(pageOf('/items/0190-abc')?.tag).toBe('items-page')
    expect(pageOf('/nowhere')).toBeUndefined()
  })

  it('is one of its own for every page, and every page has a tag of its own', () => {
    expect(new Set(PAGES.map(({ path }) => path)).size).toBe(PAGES.length)
    expect(new Set(PAGES.map(({ tag }) => tag)).size).toBe(PAGES.length)
  })

  it('has five places in the phone’s bottom bar, More being the fifth', () => {
    expect(PAGES.filter(({ place }) => place === 'bar').map(({ path }) => path)).toEqual([
      '/',
      '/bills',
      '/items',
      '/customers',
    ])
    expect(pageOf('/more')).toBeDefined()
  })
})

describe('the router', () => {
  it('follows navigate, links and back, and says so', () => {
    const router = new Router()
    router.start()
    const changed = vi.fn<() => void>()
    router.addEventListener('change', changed)
    navigate('/bills')
    expect(router.page.path).toBe('/bills')
    const link = document.createElement('a')
    link.href = '/items?q=tv'
    document.body.append(link)
    link.click()
    expect(location.pathname + location.search).toBe('/items?q=tv')
    expect(router.page.path).toBe('/items')
    window.dispatchEvent(new PopStateEvent('popstate'))
    expect(changed).toHaveBeenCalledTimes(3)
  })

  it('leaves other clicks to the browser: other sites, downloads, new tabs, the api', () => {
    const clicks: (AppLink | undefined)[] = []
    const note = (event: MouseEvent): void => {
      clicks.push(linkOf(event))
      event.preventDefault()
    }
    document.addEventListener('click', note, { capture: true })
    click({ href: 'https://example.com/items' })
    click({ href: '/items', download: 'a' })
    click({ href: '/items', target: '_blank' })
    click({ href: '/api/status' })
    click({ href: '/items' }, { ctrlKey: true })
    click({ href: '/items' })
    document.removeEventListener('click', note, { capture: true })
    expect(clicks).toEqual([undefined, undefined, undefined, undefined, undefined, '/items'])
  })
})

type AppLink = ReturnType<typeof linkOf>

function click(attributes: Readonly<Record<string, string>>, init: MouseEventInit = {}): void {
  const link = document.createElement('a')
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
  document.body.append(link)
  link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...init }))
}
