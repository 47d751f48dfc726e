import { defineMessages } from '../catalogue.ts'

/** The named steps of long jobs, how far they are, and how old something is. */
export const progressMessages = defineMessages({
  'progress.cut': { en: 'Gathering what is new', ckb: 'کۆکردنەوەی ئەوەی نوێیە', ar: 'جمع الجديد' },
  'progress.seal': { en: 'Locking it', ckb: 'داخستنی بە کلیل', ar: 'إقفاله بالمفتاح' },
  'progress.send': { en: 'Sending', ckb: 'ناردن', ar: 'الإرسال' },
  'progress.rekey': {
    en: 'Locking everything with the new key',
    ckb: 'داخستنی هەموو شتێک بە کلیلی نوێ',
    ar: 'إقفال كل شيء بالمفتاح الجديد',
  },
  'progress.purge': {
    en: 'The server deletes what it could read',
    ckb: 'سێرڤەرەکە ئەوە دەسڕێتەوە کە دەیتوانی بیخوێنێتەوە',
    ar: 'الخادم يحذف ما كان يستطيع قراءته',
  },
  'progress.fetch': { en: 'Fetching the shop', ckb: 'هێنانی فرۆشگاکە', ar: 'جلب المتجر' },
  'progress.check': { en: 'Checking every record', ckb: 'پشکنینی هەموو تۆمارێک', ar: 'فحص كل سجل' },
  'progress.index': { en: 'Preparing the search', ckb: 'ئامادەکردنی گەڕان', ar: 'تجهيز البحث' },
  'progress.read': { en: 'Reading the file', ckb: 'خوێندنەوەی فایلەکە', ar: 'قراءة الملف' },
  'progress.import': { en: 'Putting records in place', ckb: 'دانانی تۆمارەکان', ar: 'وضع السجلات في مكانها' },
  'progress.write': { en: 'Writing the file', ckb: 'نووسینی فایلەکە', ar: 'كتابة الملف' },
  'progress.server_gather': {
    en: 'Reading the newest backup',
    ckb: 'خوێندنەوەی نوێترین پاڵپشت',
    ar: 'قراءة أحدث نسخة',
  },
  'progress.server_json': { en: 'Writing the JSON file', ckb: 'نووسینی فایلی JSON', ar: 'كتابة ملف JSON' },
  'progress.server_sqlite': {
    en: 'Writing the SQLite file',
    ckb: 'نووسینی فایلی SQLite',
    ar: 'كتابة ملف SQLite',
  },
  'progress.server_verify': {
    en: 'Reading both back',
    ckb: 'خوێندنەوەی هەردووکیان بۆ پشکنین',
    ar: 'قراءة الملفين للتحقق',
  },
  'progress.of_bytes': { en: '{done} of {total}', ckb: '{done} لە {total}', ar: '{done} من {total}' },
  'progress.of_records': {
    en: '{done} of {total} records',
    ckb: '{done} لە {total} تۆمار',
    ar: '{done} من {total} سجل',
  },
  'progress.of_objects': {
    en: '{done} of {total} parts',
    ckb: '{done} لە {total} بەش',
    ar: '{done} من {total} جزء',
  },
  'progress.records': {
    en: '{count, plural, one {# record} other {# records}}',
    ckb: '{count} تۆمار',
    ar: '{count, plural, one {سجل واحد} two {سجلان} few {# سجلات} many {# سجلًا} other {# سجل}}',
  },
  'progress.objects': {
    en: '{count, plural, one {# part} other {# parts}}',
    ckb: '{count} بەش',
    ar: '{count, plural, one {جزء واحد} two {جزآن} few {# أجزاء} many {# جزءًا} other {# جزء}}',
  },
  'progress.done': { en: 'done', ckb: 'تەواو', ar: 'تم' },
  'progress.next': { en: 'next', ckb: 'دواتر', ar: 'لاحقًا' },
  'age.now': { en: 'just now', ckb: 'هەر ئێستا', ar: 'الآن' },
  'age.minutes': {
    en: '{count, plural, one {# minute} other {# minutes}}',
    ckb: '{count} خولەک',
    ar: '{count, plural, one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  },
  'age.hours': {
    en: '{count, plural, one {# hour} other {# hours}}',
    ckb: '{count} کاتژمێر',
    ar: '{count, plural, one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}',
  },
  'age.days': {
    en: '{count, plural, one {# day} other {# days}}',
    ckb: '{count} ڕۆژ',
    ar: '{count, plural, one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',
  },
  'sums.and': { en: ' and ', ckb: ' و ', ar: ' و ' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    progress: typeof progressMessages
  }
}
