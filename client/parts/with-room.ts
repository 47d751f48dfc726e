import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { RoomOffer } from '../../shared/browser/engine-keeping.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { awaitRoom, doubtRoom } from '../data/storage-room.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/keeping.ts'
import { showToast } from '../ui/toast.ts'

/** What makes room on a full device. */
export interface RoomParts {
  readonly shop: Pick<ShopStore, 'hasRoom'>
  /** Absent while the engine is still being started: nothing can be freed then. */
  readonly engine: Pick<EngineApi, 'freeRoom' | 'dropCopy'> | undefined
}

/**
 * Does `work`; when the device is full, what nobody needs is freed and it is tried again, then a person is asked for an earlier
 * copy of the shop and it is tried once more (engine 22). Rejects what the last try rejects with. `ask` shows the question.
 */
export async function withRoom<T>(
  { shop, engine }: RoomParts,
  work: () => Promise<T>,
  ask: (offer: RoomOffer) => Promise<boolean> = askForRoom,
): Promise<T> {
  const first = await attempt(work)
  if (first.isDone || engine === undefined) return settle(first)
  doubtRoom(shop)
  const { freed, offer } = await engine.freeRoom().catch(() => ({ freed: false, offer: undefined }))
  const second = freed && (await awaitRoom(shop)) ? await attempt(work) : first
  if (second.isDone || offer === undefined || !(await ask(offer))) return settle(second)
  if (!(await engine.dropCopy(offer.generation))) return settle(second)
  if (await awaitRoom(shop)) return work()
  // The browser keeps the room of what was deleted for as long as the app is open.
  showToast({ text: t('room.reopen'), icon: 'hard-drive' })
  return settle(second)
}

type Attempt<T> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly error: unknown }

/** Only a full device is worth another try; every other failure is thrown. */
async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { isDone: true, value: await work() }
  } catch (error) {
    if (codeOf(error) !== 'storage_full') throw error
    return { isDone: false, error }
  }
}

function settle<T>(tried: Attempt<T>): T {
  if (tried.isDone) return tried.value
  throw tried.error
}

/** Asks for an earlier copy of the shop; resolves to whether it may go. The question's code loads the first time. */
async function askForRoom(offer: RoomOffer): Promise<boolean> {
  await import('./room-dialog.ts')
  const dialog = document.createElement('room-dialog')
  dialog.offer = offer
  document.body.append(dialog)
  const mayGo = await dialog.answered
  dialog.remove()
  // The browser may take seconds to give the room back.
  if (mayGo) showToast({ text: t('room.freeing'), icon: 'hard-drive' })
  return mayGo
}
