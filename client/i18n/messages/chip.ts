import { defineMessages } from '../catalogue.ts'

/** The words of the status chip. They load with the shell, so they stand apart from the Backup page's. */
export const chipMessages = defineMessages({
  'chip.local': { en: 'Saved on this device', ckb: 'لەم ئامێرە پاشەکەوت کرا', ar: 'محفوظ على هذا الجهاز' },
  'chip.waiting': { en: 'Waiting {count}', ckb: '{count} چاوەڕێیە', ar: '{count} بانتظار الإرسال' },
  'chip.waiting_some': { en: 'Waiting', ckb: 'چاوەڕێیە', ar: 'بانتظار الإرسال' },
  'chip.stored': { en: 'Backed up {time}', ckb: 'پاڵپشتی کرا {time}', ar: 'نُسخ احتياطيًا {time}' },
  'chip.sign_in': { en: 'Sign in to back up', ckb: 'بۆ پاڵپشت بچۆ ژوورەوە', ar: 'سجّل الدخول للنسخ' },
  'chip.removed': { en: 'Device removed', ckb: 'ئەم ئامێرە لابراوە', ar: 'أُزيل هذا الجهاز' },
  'chip.full': { en: 'This device is full', ckb: 'ئەم ئامێرە پڕ بووە', ar: 'هذا الجهاز ممتلئ' },
  'chip.look': { en: 'Look at the backup', ckb: 'سەیری پاڵپشت بکە', ar: 'راجع النسخ الاحتياطي' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    chip: typeof chipMessages
  }
}
