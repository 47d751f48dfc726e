import { defineMessages } from '../catalogue.ts'

/** Where an owner chooses when and where to be told that a device has not backed up. */
export const alarmCardMessages = defineMessages({
  'alarm.devices_link': { en: 'Devices', ckb: 'ئامێرەکان', ar: 'الأجهزة' },
  'alarm.close': { en: 'Close until tomorrow', ckb: 'تا سبەی دایبخە', ar: 'أغلقه حتى الغد' },
  'alarm.and_more': {
    en: '{title}, and {count, plural, one {# other device} other {# other devices}}',
    ckb: '{title}، هەروەها {count} ئامێری تر',
    ar: '{title}، و{count, plural, one {جهاز آخر} two {جهازان آخران} few {# أجهزة أخرى} many {# جهازًا آخر} other {# جهاز آخر}}',
  },
  'alarm.title': {
    en: 'Tell me when a device has not backed up',
    ckb: 'کاتێک ئامێرێک پاڵپشت نەکات، ئاگادارم بکەرەوە',
    ar: 'نبّهني عندما لا ينسخ جهاز احتياطيًا',
  },
  'alarm.hint': {
    en: 'A device that has nothing new is in order. You are told once, and reminded after three days.',
    ckb: 'ئامێرێک کە هیچی نوێی نییە، باشە. یەک جار ئاگادار دەکرێیتەوە، دوای سێ ڕۆژ بیرت دەخرێتەوە.',
    ar: 'الجهاز الذي لا جديد فيه بخير. تُنبَّه مرة واحدة، وتُذكَّر بعد ثلاثة أيام.',
  },
  'alarm.after': { en: 'After', ckb: 'دوای', ar: 'بعد' },
  'alarm.never': { en: 'Never', ckb: 'هەرگیز', ar: 'أبدًا' },
  'alarm.closed': { en: 'The shop is closed on', ckb: 'فرۆشگا داخراوە لە', ar: 'المتجر مغلق يوم' },
  'alarm.closed_hint': {
    en: 'These days do not count.',
    ckb: 'ئەم ڕۆژانە ناژمێردرێن.',
    ar: 'لا تُحسب هذه الأيام.',
  },
  'alarm.watched': { en: 'Watched devices', ckb: 'ئامێرە چاودێریکراوەکان', ar: 'الأجهزة المراقَبة' },
  'alarm.watched_hint': {
    en: 'Take out a spare device that lies in a drawer.',
    ckb: 'ئامێرێکی یەدەگ کە لە چەکمەجەدایە لایببە.',
    ar: 'أخرج جهازًا احتياطيًا محفوظًا في الدرج.',
  },
  'alarm.offline': {
    en: 'This is kept on the server. It comes back with the internet.',
    ckb: 'ئەمە لەسەر سێرڤەر هەڵگیراوە. لەگەڵ ئینتەرنێت دەگەڕێتەوە.',
    ar: 'هذا محفوظ على الخادم. يعود مع الإنترنت.',
  },
  'alarm.saved': { en: 'Saved', ckb: 'پاشەکەوت کرا', ar: 'حُفظ' },
  'alarm.on_this': { en: 'On this device', ckb: 'لەم ئامێرە', ar: 'على هذا الجهاز' },
  'alarm.explain': {
    en: 'A notification appears on this device, also when the app is closed. The browser asks you to allow it.',
    ckb: 'ئاگادارکردنەوەیەک لەم ئامێرە دەردەکەوێت، تەنانەت کە ئەپەکە داخراوە. وێبگەڕەکە داوای ڕێگەپێدانت لێ دەکات.',
    ar: 'يظهر تنبيه على هذا الجهاز، حتى والتطبيق مغلق. سيطلب المتصفح إذنك.',
  },
  'alarm.switch_on': { en: 'Tell me here', ckb: 'لێرە ئاگادارم بکەرەوە', ar: 'نبّهني هنا' },
  'alarm.switching': { en: 'Asking…', ckb: 'دەپرسرێت…', ar: 'جارٍ الطلب…' },
  'alarm.is_on': {
    en: 'You are told on this device.',
    ckb: 'لەم ئامێرە ئاگادار دەکرێیتەوە.',
    ar: 'تُنبَّه على هذا الجهاز.',
  },
  'alarm.try': { en: 'Try it', ckb: 'تاقی بکەرەوە', ar: 'جرّبه' },
  'alarm.switch_off': { en: 'Switch off', ckb: 'بیکوژێنەوە', ar: 'أوقفه' },
  'alarm.unsupported': {
    en: 'This browser shows no notifications from this app. Chrome, Edge and Firefox do. The app itself still shows what is silent.',
    ckb: 'ئەم وێبگەڕە ئاگادارکردنەوەی ئەم ئەپە پیشان نادات. Chrome و Edge و Firefox پیشانی دەدەن. ئەپەکە خۆی هەر پیشانی دەدات چی بێدەنگە.',
    ar: 'لا يعرض هذا المتصفح تنبيهات هذا التطبيق. يعرضها Chrome وEdge وFirefox. ويبقى التطبيق نفسه يُظهر ما هو صامت.',
  },
  'alarm.needs_install': {
    en: 'On an iPhone or iPad: press Share, then “Add to Home Screen”, and open the app from there. Then it can tell you here.',
    ckb: 'لە iPhone یان iPad: «Share» دابگرە، پاشان «Add to Home Screen»، و ئەپەکە لەوێوە بکەرەوە. ئینجا دەتوانێت لێرە ئاگادارت بکاتەوە.',
    ar: 'على iPhone أو iPad: اضغط «مشاركة» ثم «إضافة إلى الشاشة الرئيسية» وافتح التطبيق من هناك. عندها يستطيع تنبيهك هنا.',
  },
  'alarm.denied': {
    en: 'Notifications of this app are blocked on this device. Allow them in the browser’s settings for this site, then open this page again.',
    ckb: 'ئاگادارکردنەوەکانی ئەم ئەپە لەم ئامێرە ڕاگیراون. لە ڕێکخستنەکانی وێبگەڕ بۆ ئەم ماڵپەڕە ڕێگەیان پێ بدە، پاشان ئەم پەڕەیە دووبارە بکەرەوە.',
    ar: 'تنبيهات هذا التطبيق محظورة على هذا الجهاز. اسمح بها في إعدادات المتصفح لهذا الموقع، ثم افتح هذه الصفحة من جديد.',
  },
  'alarm.no_server': {
    en: 'This server sends no notifications. The app itself still shows what is silent.',
    ckb: 'ئەم سێرڤەرە ئاگادارکردنەوە نانێرێت. ئەپەکە خۆی هەر پیشانی دەدات چی بێدەنگە.',
    ar: 'هذا الخادم لا يرسل تنبيهات. ويبقى التطبيق نفسه يُظهر ما هو صامت.',
  },
  'alarm.not_subscribed': {
    en: 'The browser gave no address for notifications. Nothing was changed. Allow them, or try again with internet.',
    ckb: 'وێبگەڕەکە ناونیشانی بۆ ئاگادارکردنەوە نەدا. هیچ نەگۆڕا. ڕێگەیان پێ بدە، یان بە ئینتەرنێتەوە هەوڵ بدەرەوە.',
    ar: 'لم يعطِ المتصفح عنوانًا للتنبيهات. لم يتغيّر شيء. اسمح بها، أو حاول من جديد مع الإنترنت.',
  },
  'alarm.sent': {
    en: 'Sent. It appears in a moment.',
    ckb: 'نێردرا. دوای ساتێک دەردەکەوێت.',
    ar: 'أُرسل. يظهر بعد لحظة.',
  },
  'alarm.not_sent': {
    en: 'It did not arrive. The server tries again by itself when there is something to tell.',
    ckb: 'نەگەیشت. کە شتێک هەبێت بۆ وتن، سێرڤەر خۆی هەوڵ دەداتەوە.',
    ar: 'لم يصل. يحاول الخادم من جديد تلقائيًا عندما يكون هناك ما يقال.',
  },
  'alarm.gone': {
    en: 'This device’s address is no more. Switch it on again.',
    ckb: 'ناونیشانی ئەم ئامێرە نەماوە. دووبارە پێی بکە.',
    ar: 'لم يعد عنوان هذا الجهاز موجودًا. شغّله من جديد.',
  },
  'alarm.others': { en: 'Also told', ckb: 'ئەمانەیش ئاگادار دەکرێنەوە', ar: 'تُنبَّه أيضًا' },
  'alarm.last_told': { en: 'Last told {time}', ckb: 'دوا ئاگادارکردنەوە {time}', ar: 'آخر تنبيه {time}' },
  'alarm.never_told': {
    en: 'Nothing to tell yet',
    ckb: 'هێشتا هیچ نەبووە بوترێت',
    ar: 'لا شيء للتنبيه بعد',
  },
  'alarm.refused': {
    en: 'The last message did not arrive',
    ckb: 'دوا نامە نەگەیشت',
    ar: 'لم تصل آخر رسالة',
  },
  'alarm.stop': { en: 'Stop telling {name}', ckb: 'ئیتر {name} ئاگادار مەکەرەوە', ar: 'أوقف تنبيه {name}' },
  'alarm.stop_short': { en: 'Stop', ckb: 'بیوەستێنە', ar: 'أوقفه' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    alarmCard: typeof alarmCardMessages
  }
}
