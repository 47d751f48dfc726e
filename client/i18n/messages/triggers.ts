import type { CutTrigger } from '../../../shared/browser/shop-store.ts'
import { defineMessages, type Message } from '../catalogue.ts'

/** Why a backup was made. */
export const triggerMessages = defineMessages({
  'trigger.auto': { en: 'Made by itself', ckb: 'خۆی دروست بووە', ar: 'تلقائية' },
  'trigger.size': { en: 'Made by itself', ckb: 'خۆی دروست بووە', ar: 'تلقائية' },
  'trigger.hidden': { en: 'Made by itself', ckb: 'خۆی دروست بووە', ar: 'تلقائية' },
  'trigger.file': { en: 'For a backup file', ckb: 'بۆ فایلێکی پاڵپشت', ar: 'لملف نسخة احتياطية' },
  'trigger.shift_close': { en: 'Shift close', ckb: 'داخستنی شیفت', ar: 'إغلاق الوردية' },
  'trigger.manual': { en: 'Asked for', ckb: 'داواکراو', ar: 'بطلب منك' },
  'trigger.pre_restore': {
    en: 'Before a restore, made automatically',
    ckb: 'پێش هێنانەوە، خۆی دروست بووە',
    ar: 'قبل استعادة، تلقائيًا',
  },
  'trigger.pre_import': {
    en: 'Before an import, made automatically',
    ckb: 'پێش هێنانە ناوەوە، خۆی دروست بووە',
    ar: 'قبل استيراد، تلقائيًا',
  },
  'trigger.pre_upgrade': { en: 'Before an update', ckb: 'پێش نوێکردنەوە', ar: 'قبل تحديث' },
  'trigger.import': { en: 'After an import', ckb: 'دوای هێنانە ناوەوە', ar: 'بعد استيراد' },
  'trigger.restore': { en: 'After a restore', ckb: 'دوای هێنانەوە', ar: 'بعد استعادة' },
} satisfies Record<`trigger.${CutTrigger}`, Message>)

declare module '../catalogue.ts' {
  interface Catalogues {
    triggers: typeof triggerMessages
  }
}
