// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ErrorCode } from '../../shared/errors.ts'
import type { ServiceWorkerBridge } from '../data/service-worker.ts'
import { setLocked } from './lock-state.ts'
import type { PageEntry } from './pages.ts'
import './pos-app.ts'
import type { Router } from './router.ts'
import type { Screen, Session } from './session.ts'

HTMLElement.prototype.showPopover = () => undefined
HTMLElement.prototype.hidePopover = () => undefined

class FakeSession extends EventTarget {
  screen: Screen = 'open'
  error: ErrorCode | undefined
  storageProblem: ErrorCode | undefined
}

class FakeRouter extends EventTarget {
  page: PageEntry = page('/items')
}

function page(path: PageEntry['path'], beforeShop = false): PageEntry {
  return {
    path,
    tag: `x-${path.slice(1)}`,
    load: async () => undefined,
    title: 'nav.items',
    icon: 'package',
    beforeShop,
  }
}

async function open(session = new FakeSession(), router = new FakeRouter()) {
  const app = document.createElement('pos-app')
  document.body.append(app)
  app.follow(session as unknown as Session, router as unknown as Router)
  await app.updateComplete
  const has = (selector: string): boolean => app.shadowRoot?.querySelector(selector) !== null
  const outlet = () => app.shadowRoot?.querySelector('page-outlet')
  const say = async (): Promise<void> => {
    session.dispatchEvent(new Event('change'))
    await app.updateComplete
  }
  return { app, session, router, has, outlet, say }
}

describe('the shell', () => {
  afterEach(() => {
    document.body.replaceChildren()
    setLocked(false)
    history.replaceState(null, '', '/')
  })

  it('shows the page of the address between rail and bottom bar', async () => {
    const { has, outlet } = await open()
    expect(has('app-menu.rail') && has('app-menu.bar')).toBe(true)
    expect(outlet()?.tag).toBe('x-items')
  })

  it('shows the first run alone, and keeps its page when the shop opens under it', async () => {
    const session = new FakeSession()
    session.screen = 'first_run'
    const router = new FakeRouter()
    router.page = page('/welcome', true)
    const { has, outlet, say } = await open(session, router)
    const before = outlet()
    expect(has('app-menu')).toBe(false)
    session.screen = 'open'
    await say()
    expect(outlet()).toBe(before)
    expect(has('app-menu')).toBe(false)
  })

  it('leads to the first run when there is no shop', async () => {
    const session = new FakeSession()
    session.screen = 'first_run'
    await open(session)
    expect(location.pathname).toBe('/welcome')
  })

  it('shows nothing of the shop while it is locked', async () => {
    setLocked(true)
    const { has, outlet } = await open()
    expect(has('app-menu')).toBe(false)
    expect(outlet()?.tag).toBe('lock-page')
  })

  it('raises a red bar while this device cannot save, and takes it down again', async () => {
    const { session, has, say } = await open()
    session.storageProblem = 'storage_full'
    await say()
    expect(has('.alarm[role=alert]')).toBe(true)
    session.storageProblem = undefined
    await say()
    expect(has('.alarm')).toBe(false)
  })

  it('engine 9: asks for a reload, without alarm, when the code is too old to write', async () => {
    const { session, has, say } = await open()
    session.storageProblem = 'read_only_schema'
    await say()
    expect(has('.alarm')).toBe(false)
    expect(has('.update')).toBe(true)
  })

  it('offers a new version, and lets it in only when a person says so', async () => {
    const { app, has } = await open()
    const applyUpdate = vi.fn<() => void>()
    const worker = {
      onUpdateReady(listener: () => void) {
        listener()
        return () => undefined
      },
      applyUpdate,
    }
    app.worker = worker as unknown as ServiceWorkerBridge
    await app.updateComplete
    await app.updateComplete
    expect(has('.update')).toBe(true)
    expect(applyUpdate).not.toHaveBeenCalled()
    app.shadowRoot?.querySelector<HTMLElement>('.update button')?.click()
    expect(applyUpdate).toHaveBeenCalledOnce()
  })

  it('says why when nothing could be opened', async () => {
    const session = new FakeSession()
    session.screen = 'failed'
    session.error = 'storage_lost'
    const { has } = await open(session)
    expect(has('pos-error-card')).toBe(true)
    expect(has('page-outlet')).toBe(false)
  })
})
