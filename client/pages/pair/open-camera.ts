/** Why there is no picture: not allowed, none there (or no secure connection), or it does not start. */
export type CameraProblem = 'camera_refused' | 'camera_absent' | 'camera_busy'

/** Opens the camera that looks away from the person. The caller stops its tracks. Rejects as `cameraProblem` understands. */
export async function openCamera(): Promise<MediaStream> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices
  if (devices === undefined) throw new DOMException('no camera without a secure connection', 'NotFoundError')
  return devices.getUserMedia({ audio: false, video: { facingMode: 'environment' } })
}

/** What a person is told about why the camera did not open. */
export function cameraProblem(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'camera_refused'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'camera_absent' : 'camera_busy'
}
