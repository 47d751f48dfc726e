import { defineMessages } from '../catalogue.ts'

/** How the server is, for its owner. */
export const serverStatusMessages = defineMessages({
  'server.title': { en: 'Server', ckb: 'سێرڤەر', ar: 'الخادم' },
  'server.offline': {
    en: 'No internet. How the server is shows when there is.',
    ckb: 'ئینتەرنێت نییە. کە هەبوو، دۆخی سێرڤەرەکە دەردەکەوێت.',
    ar: 'لا يوجد إنترنت. تظهر حالة الخادم عند توفّره.',
  },
  'server.version': { en: 'Version', ckb: 'وەشان', ar: 'الإصدار' },
  'server.database': { en: 'Database', ckb: 'بنکەی داتا', ar: 'قاعدة البيانات' },
  'server.size': { en: 'Its size', ckb: 'قەبارەکەی', ar: 'حجمها' },
  'server.latency': { en: 'Answers in', ckb: 'وەڵام دەداتەوە لە', ar: 'يستجيب خلال' },
  'server.ms': { en: '{count} ms', ckb: '{count} میلی‌چرکە', ar: '{count} ملّي ثانية' },
  'server.free': { en: 'Free on its disk', ckb: 'بۆشایی دیسکەکەی', ar: 'المتاح على قرصه' },
  'server.files': { en: 'Last file', ckb: 'دوا فایل', ar: 'آخر ملف' },
  'server.files_none': { en: 'none yet', ckb: 'هێشتا نییە', ar: 'لا يوجد بعد' },
  'server.rehearsed': { en: 'Restore tried', ckb: 'هێنانەوە تاقی کرایەوە', ar: 'جُرّبت الاستعادة' },
  'server.rehearsal_failed': {
    en: 'Trying to restore a backup did not work on the server.',
    ckb: 'تاقیکردنەوەی هێنانەوەی پاڵپشتێک لەسەر سێرڤەر سەرکەوتوو نەبوو.',
    ar: 'لم تنجح تجربة استعادة نسخة على الخادم.',
  },
  'server.scrubbed': {
    en: 'Stored data checked',
    ckb: 'داتای هەڵگیراو پشکنرا',
    ar: 'فُحصت البيانات المخزّنة',
  },
  'server.bad': {
    en: '{count, plural, one {# stored part is damaged.} other {# stored parts are damaged.}} The next backup of a device that still has it mends it.',
    ckb: '{count} بەشی هەڵگیراو تێکچووە. پاڵپشتی داهاتووی ئامێرێک کە هێشتا هەیەتی چاکی دەکاتەوە.',
    ar: '{count, plural, one {جزء مخزّن واحد تالف.} two {جزآن مخزّنان تالفان.} few {# أجزاء مخزّنة تالفة.} other {# جزءًا مخزّنًا تالفًا.}} تصلحه النسخة التالية من جهاز ما زال يملكه.',
  },
  'server.problem_internal': {
    en: 'Something went wrong on the server. What is stored is safe. Its log says more.',
    ckb: 'شتێک لەسەر سێرڤەر هەڵە بوو. ئەوەی هەڵگیراوە پارێزراوە. تۆماری سێرڤەرەکە زیاتر دەڵێت.',
    ar: 'حدث خطأ على الخادم. ما خُزّن آمن. سجل الخادم يوضّح أكثر.',
  },
  'server.problem': {
    en: 'It reports: {code}',
    ckb: 'ڕاپۆرتی دەدات: {code}',
    ar: 'يبلّغ عن: {code}',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    serverStatus: typeof serverStatusMessages
  }
}
