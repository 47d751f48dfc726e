import { afterEach, expect, it, vi } from 'vitest'
import { cameraProblem, openCamera } from './open-camera.ts'

afterEach(() => vi.unstubAllGlobals())

it.each([
  ['NotAllowedError', 'camera_refused'],
  ['SecurityError', 'camera_refused'],
  ['NotFoundError', 'camera_absent'],
  ['OverconstrainedError', 'camera_absent'],
  ['NotReadableError', 'camera_busy'],
])('%s is told as %s', (name, problem) => {
  expect(cameraProblem(new DOMException('no', name))).toBe(problem)
})

it('without a secure connection there is no camera', async () => {
  vi.stubGlobal('navigator', {})
  const error: unknown = await openCamera().catch((caught: unknown) => caught)
  expect(cameraProblem(error)).toBe('camera_absent')
})
