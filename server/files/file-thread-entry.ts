import { parentPort, workerData } from 'node:worker_threads'
import { errorFromWire, errorToWire } from '../../shared/error-wire.ts'
import { workHere, type FileWork } from './file-work.ts'
import type { FromThread, ToThread } from './file-thread.ts'

/** Progress is told so often at most. */
const STEP_MS = 100

const waiting = new Map<string, (answer: ToThread) => void>()
let told = 0
let lastStep = ''

function tell(message: FromThread): void {
  parentPort?.postMessage(message)
}

async function read(id: string): Promise<Uint8Array | undefined> {
  const { body, error } = await new Promise<ToThread>((resolve) => {
    waiting.set(id, resolve)
    tell({ kind: 'want', id })
  })
  if (error !== undefined) throw errorFromWire(error)
  return body
}

function onStep(step: string, done: number, total: number): void {
  const now = performance.now()
  if (step === lastStep && done < total && now - told < STEP_MS) return
  told = now
  lastStep = step
  tell({ kind: 'step', step, done, total })
}

parentPort?.on('message', (answer: ToThread) => {
  const resolve = waiting.get(answer.id)
  waiting.delete(answer.id)
  resolve?.(answer)
})

try {
  // Its work is plain data that the main thread has made
  tell({ kind: 'done', result: await workHere(workerData as FileWork, { read, onStep }) })
} catch (error) {
  tell({ kind: 'failed', error: errorToWire(error) })
}
parentPort?.close()
