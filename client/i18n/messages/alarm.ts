import { defineMessages } from '../catalogue.ts'

/** That a device has not backed up: notifications, the banner, the quiet line. The service worker says them too. */
export const alarmMessages = defineMessages({
  'alarm.silent': {
    en: '“{name}” has not backed up for {age}',
    ckb: '«{name}» {age}ە پاڵپشتی نەکردووە',
    ar: 'لم ينسخ «{name}» احتياطيًا منذ {age}',
  },
  'alarm.silent_many': {
    en: '{count, plural, one {# device has not backed up} other {# devices have not backed up}}',
    ckb: '{count} ئامێر پاڵپشتیان نەکردووە',
    ar: '{count, plural, one {جهاز واحد لم ينسخ احتياطيًا} two {جهازان لم ينسخا احتياطيًا} few {# أجهزة لم تنسخ احتياطيًا} many {# جهازًا لم تنسخ احتياطيًا} other {# جهاز لم تنسخ احتياطيًا}}',
  },
  'alarm.waiting': {
    en: '{docs, plural, one {# document waits there.} other {# documents wait there.}}',
    ckb: '{docs} بەڵگەنامە لەوێ چاوەڕێیە.',
    ar: '{docs, plural, one {مستند واحد بالانتظار هناك.} two {مستندان بالانتظار هناك.} few {# مستندات بالانتظار هناك.} many {# مستندًا بالانتظار هناك.} other {# مستند بالانتظار هناك.}}',
  },
  'alarm.last_order': {
    en: 'Everything up to {time} is safe. If it is in use, connect it to the internet.',
    ckb: 'هەموو شتێک تا {time} پارێزراوە. ئەگەر بەکار دێت، بە ئینتەرنێتەوە بیبەستەوە.',
    ar: 'كل شيء حتى {time} آمن. إن كان مستخدمًا فصِله بالإنترنت.',
  },
  'alarm.connect': {
    en: 'Connect it to the internet and open the app there.',
    ckb: 'بە ئینتەرنێتەوە بیبەستەوە و ئەپەکەی لێ بکەرەوە.',
    ar: 'صِله بالإنترنت وافتح التطبيق عليه.',
  },
  'alarm.here': {
    en: 'This device has not backed up for {age}',
    ckb: 'ئەم ئامێرە {age}ە پاڵپشتی نەکردووە',
    ar: 'لم ينسخ هذا الجهاز احتياطيًا منذ {age}',
  },
  'alarm.here_waiting': {
    en: '{docs, plural, one {# document waits here.} other {# documents wait here.}} Connect this device to the internet.',
    ckb: '{docs} بەڵگەنامە لێرە چاوەڕێیە. ئەم ئامێرە بە ئینتەرنێتەوە ببەستەوە.',
    ar: '{docs, plural, one {مستند واحد بالانتظار هنا.} two {مستندان بالانتظار هنا.} few {# مستندات بالانتظار هنا.} many {# مستندًا بالانتظار هنا.} other {# مستند بالانتظار هنا.}} صِل هذا الجهاز بالإنترنت.',
  },
  'alarm.in_order': {
    en: 'Backups go on again',
    ckb: 'پاڵپشتەکان دەستیان پێ کردەوە',
    ar: 'عاد النسخ الاحتياطي',
  },
  'alarm.in_order_text': {
    en: '“{name}” has backed up. Every device is in order.',
    ckb: '«{name}» پاڵپشتی کرد. هەموو ئامێرەکان باشن.',
    ar: 'نسخ «{name}» احتياطيًا. كل الأجهزة بخير.',
  },
  'alarm.test': {
    en: 'Notifications arrive here',
    ckb: 'ئاگادارکردنەوە دەگاتە ئێرە',
    ar: 'تصل التنبيهات إلى هنا',
  },
  'alarm.test_text': {
    en: 'You are told like this when a device has not backed up.',
    ckb: 'کاتێک ئامێرێک پاڵپشت نەکات، بەم شێوەیە ئاگادار دەکرێیتەوە.',
    ar: 'هكذا تُنبَّه عندما لا ينسخ جهاز احتياطيًا.',
  },
  'alarm.unknown': {
    en: 'Look at the backups of your shop',
    ckb: 'سەیری پاڵپشتەکانی فرۆشگاکەت بکە',
    ar: 'انظر إلى نسخ متجرك الاحتياطية',
  },
  'alarm.unknown_text': {
    en: 'The server has something to say that this app does not know yet.',
    ckb: 'سێرڤەر شتێکی هەیە بیڵێت کە ئەم ئەپە هێشتا نایزانێت.',
    ar: 'لدى الخادم ما لا يعرفه هذا التطبيق بعد.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    alarm: typeof alarmMessages
  }
}
