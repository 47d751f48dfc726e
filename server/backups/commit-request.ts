import { PosError } from '../../shared/errors.ts'
import { fromUtf8 } from '../../shared/snapshot/bytes.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { parseCommitHeader, type CommitHeader } from '../../shared/snapshot/manifest.ts'
import { parseSealed } from '../../shared/snapshot/seal.ts'
import type { CommitRequest } from '../storage/programs/commit.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import { incomingObject } from './incoming-object.ts'

/**
 * A commit out of its frames: header, manifest, then objects. Throws `frame_invalid`, `manifest_invalid`,
 * `object_invalid`, `format_newer`, and `shop_mismatch` for a header of another device. Whether its key is the shop's, the storage judges.
 */
export function parseCommit(frames: readonly Frame[], device: TokenHolder, at: number): CommitRequest {
  const [first, second, ...objects] = frames
  if (first?.kind !== 'header' || second?.kind !== 'manifest') {
    throw new PosError('frame_invalid', 'a commit begins with a header and a manifest')
  }
  const headerText = textOf(first.body)
  const header = parseCommitHeader(headerText)
  expectOwn(header, device)
  if (second.id !== header.manifestId || parseSealed(second.body).id !== header.manifestId) {
    throw new PosError('manifest_invalid', 'the manifest is not the one of the header', {
      field: 'manifestId',
    })
  }
  return {
    shopId: device.shopId,
    deviceId: device.deviceId,
    header,
    headerText,
    manifest: second.body,
    objects: objects.map(incomingObject),
    at,
  }
}

function expectOwn(header: CommitHeader, device: TokenHolder): void {
  if (header.deviceId === device.deviceId) return
  throw new PosError('shop_mismatch', 'the header’s deviceId is not that of the token', {
    field: 'deviceId',
    hint: 'Sign in again on this device.',
  })
}

function textOf(body: Uint8Array): string {
  try {
    return fromUtf8(body)
  } catch (cause) {
    throw new PosError('manifest_invalid', 'the header is not UTF-8', { cause })
  }
}
