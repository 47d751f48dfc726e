import type { CDPSession } from '@playwright/test'
import type { Device } from '../e2e/support/device.ts'

/** JavaScript heap of the page and its workers after a garbage collection, in MB. */
export async function pageHeapMb(device: Device): Promise<number> {
  const session = await device.context.newCDPSession(device.page)
  const page = await heapOf(session)
  const workers = await Promise.all(device.page.workers().map((worker) => workerHeap(session, worker.url())))
  return (page + workers.reduce((sum, bytes) => sum + bytes, 0)) / 1024 / 1024
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize
}

/** Playwright gives no session of a dedicated worker, so its messages are carried by the page's. */
async function workerHeap(session: CDPSession, url: string): Promise<number> {
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url === url) resolve(sessionId)
    })
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const sessionId = await attached
  await ask(session, sessionId, 1, 'HeapProfiler.collectGarbage')
  const usage = await ask(session, sessionId, 2, 'Runtime.getHeapUsage')
  return (usage as { usedSize?: number }).usedSize ?? 0
}

async function ask(session: CDPSession, sessionId: string, id: number, method: string): Promise<unknown> {
  const answered = new Promise<unknown>((resolve) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const answer = JSON.parse(message) as { id?: number; result?: unknown }
      if (answer.id === id) resolve(answer.result)
    })
  })
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
  return answered
}
