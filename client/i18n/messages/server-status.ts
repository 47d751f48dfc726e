import { defineMessages } from '../catalogue.ts'

/** How the server is, for its owner. */
export const serverStatusMessages = defineMessages({
  'server.title': { en: 'Server', ckb: 'سێرڤەر', ar: 'الخادم' },
  'server.fine': { en: 'The server is well', ckb: 'سێرڤەرەکە باشە', ar: 'الخادم بخير' },
  'server.look': {
    en: 'The server needs a look',
    ckb: 'سێرڤەرەکە پێویستی بە سەیرکردنە',
    ar: 'الخادم يحتاج إلى نظرة',
  },
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
