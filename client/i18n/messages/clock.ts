import { defineMessages } from '../catalogue.ts'

/** The question about a clock that cannot be right, and how it is corrected on each kind of device. */
export const clockMessages = defineMessages({
  'clock.newest': {
    en: 'This device’s clock says {now}; the newest bill is of {newest}. Is the date right?',
    ckb: 'کاتژمێری ئەم ئامێرە دەڵێت {now}؛ نوێترین پسوولە هی {newest}ە. ئایا بەروارەکە ڕاستە؟',
    ar: 'ساعة هذا الجهاز تقول {now}؛ وأحدث فاتورة من {newest}. هل التاريخ صحيح؟',
  },
  'clock.built': {
    en: 'This device’s clock says {now}, but this app was made on {built}. Is the date right?',
    ckb: 'کاتژمێری ئەم ئامێرە دەڵێت {now}، بەڵام ئەم ئەپە لە {built} دروستکراوە. ئایا بەروارەکە ڕاستە؟',
    ar: 'ساعة هذا الجهاز تقول {now}، لكن هذا التطبيق صُنع في {built}. هل التاريخ صحيح؟',
  },
  'clock.right': { en: 'It is right', ckb: 'ڕاستە', ar: 'إنه صحيح' },
  'clock.correct': { en: 'I will correct it', ckb: 'ڕاستی دەکەمەوە', ar: 'سأصحّحه' },
  'clock.android': {
    en: 'Open Settings › System › Date and time and turn on “Set time automatically”.',
    ckb: 'ڕێکخستنەکان › سیستەم › بەروار و کات بکەرەوە و «کات بە خۆکاری دابنێ» هەڵبکە.',
    ar: 'افتح الإعدادات › النظام › التاريخ والوقت وفعّل «ضبط الوقت تلقائيًا».',
  },
  'clock.ios': {
    en: 'Open Settings › General › Date & Time and turn on “Set Automatically”.',
    ckb: 'ڕێکخستنەکان › گشتی › بەروار و کات بکەرەوە و «بە خۆکاری دابنێ» هەڵبکە.',
    ar: 'افتح الإعدادات › عام › التاريخ والوقت وفعّل «الضبط تلقائيًا».',
  },
  'clock.windows': {
    en: 'Open Settings › Time & language › Date & time and turn on “Set time automatically”.',
    ckb: 'ڕێکخستنەکان › کات و زمان › بەروار و کات بکەرەوە و «کات بە خۆکاری دابنێ» هەڵبکە.',
    ar: 'افتح الإعدادات › الوقت واللغة › التاريخ والوقت وفعّل «تعيين الوقت تلقائيًا».',
  },
  'clock.mac': {
    en: 'Open System Settings › General › Date & Time and turn on “Set time and date automatically”.',
    ckb: 'ڕێکخستنەکانی سیستەم › گشتی › بەروار و کات بکەرەوە و «کات و بەروار بە خۆکاری دابنێ» هەڵبکە.',
    ar: 'افتح إعدادات النظام › عام › التاريخ والوقت وفعّل «ضبط الوقت والتاريخ تلقائيًا».',
  },
  'clock.chromeos': {
    en: 'Connect to the internet: this device then sets its clock by itself.',
    ckb: 'بە ئینتەرنێتەوە ببەستەوە: ئەم ئامێرە ئینجا خۆی کاتژمێرەکەی ڕێک دەخات.',
    ar: 'اتصل بالإنترنت: يضبط هذا الجهاز ساعته بنفسه عندئذ.',
  },
  'clock.other': {
    en: 'Open this device’s settings for date and time and let it set the time by itself.',
    ckb: 'ڕێکخستنەکانی بەروار و کاتی ئەم ئامێرە بکەرەوە و با خۆی کات دابنێت.',
    ar: 'افتح إعدادات التاريخ والوقت في هذا الجهاز ودعه يضبط الوقت بنفسه.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    clock: typeof clockMessages
  }
}
