import * as z from 'zod/mini'
import type { ReceiverRequest } from '../../api/alarm.ts'
import type { Boot } from '../boot.ts'
import { openBoot } from '../boot/open-boot.ts'
import { openDevice, type DeviceParts } from '../device.ts'

const EXTRA_KEY = 'speech'

/** How this device speaks: words that client/i18n knows. */
const Speech = z.object({ language: z.string(), digits: z.string(), timeZone: z.string() })
/** How this device speaks. */
export type Speech = z.infer<typeof Speech>

/** Keeps how the page speaks, for the service worker, which cannot ask it; written only when it is news. */
export async function rememberSpeech(boot: Boot, speech: Speech): Promise<void> {
  await boot.update(({ extra }) => {
    const before = Speech.safeParse(extra[EXTRA_KEY])
    const isSame =
      before.success &&
      before.data.language === speech.language &&
      before.data.digits === speech.digits &&
      before.data.timeZone === speech.timeZone
    return isSame ? undefined : { extra: { ...extra, [EXTRA_KEY]: speech } }
  })
}

/** How the page last spoke; `undefined` when no page has said so. Never rejects: a message in another language is better than none. */
export async function rememberedSpeech(open: () => Promise<Boot> = openBoot): Promise<Speech | undefined> {
  try {
    const boot = await open()
    try {
      const parsed = Speech.safeParse((await boot.state()).extra[EXTRA_KEY])
      return parsed.success ? parsed.data : undefined
    } finally {
      boot.close()
    }
  } catch {
    return undefined
  }
}

/**
 * The browser has given this device another address for messages: `subscribe` makes one for the server's key, and the server is
 * told. Does nothing where the server sends none. Rejects for the network; the page looks again when it is opened.
 */
export async function renewReceiver(
  subscribe: (key: string) => Promise<ReceiverRequest>,
  parts: DeviceParts = {},
): Promise<void> {
  const device = await openDevice(parts)
  try {
    const { pushKey } = await device.api.alarm()
    if (pushKey !== null) await device.api.putReceiver(await subscribe(pushKey))
  } finally {
    device.close()
  }
}
