import { defineMessages } from '../catalogue.ts'

/** The list of the shop's devices, and what is done to one. */
export const deviceMessages = defineMessages({
  'devices.add': { en: 'Add a device', ckb: 'ئامێرێک زیاد بکە', ar: 'أضف جهازًا' },
  'devices.more': { en: '{name}: details', ckb: '{name}: وردەکاری', ar: '{name}: التفاصيل' },
  'devices.backup': {
    en: 'Backup {number}, {time}',
    ckb: 'پاڵپشتی {number}، {time}',
    ar: 'النسخة {number}، {time}',
  },
  'devices.no_backup': {
    en: 'No backup yet',
    ckb: 'هێشتا پاڵپشتی نییە',
    ar: 'لا نسخة احتياطية بعد',
  },
  'devices.waits': {
    en: '{docs, plural, one {# document waits} other {# documents wait}}',
    ckb: '{docs, plural, other {# بەڵگەنامە چاوەڕێیە}}',
    ar: '{docs, plural, one {مستند واحد بالانتظار} two {مستندان بالانتظار} few {# مستندات بالانتظار} many {# مستندًا بالانتظار} other {# مستند بالانتظار}}',
  },
  'devices.waits_none': { en: 'Nothing waits', ckb: 'هیچ چاوەڕێ ناکات', ar: 'لا شيء بالانتظار' },
  'devices.as_of': { en: 'as of {time}', ckb: 'تا {time}', ar: 'حتى {time}' },
  'devices.removed': {
    en: 'Removed devices ({count})',
    ckb: 'ئامێرە لابراوەکان ({count})',
    ar: 'الأجهزة المُزالة ({count})',
  },
  'devices.removed_at': { en: 'Removed {time}', ckb: 'لابراوە {time}', ar: 'أُزيل {time}' },
  'devices.number_letter': { en: 'Bill numbers', ckb: 'ژمارەی پسوولەکان', ar: 'أرقام الفواتير' },
  'devices.joined': { en: 'Joined', ckb: 'زیادکراوە', ar: 'أُضيف' },
  'devices.seen': { en: 'Last seen', ckb: 'دوا بینین', ar: 'آخر ظهور' },
  'devices.last_backup': { en: 'Last backup', ckb: 'دوا پاڵپشت', ar: 'آخر نسخة احتياطية' },
  'devices.waiting': { en: 'Waiting on it', ckb: 'لەسەری چاوەڕێیە', ar: 'بالانتظار عليه' },
  'devices.worth': { en: 'Worth', ckb: 'بە بڕی', ar: 'بقيمة' },
  'devices.oldest': { en: 'The oldest from', ckb: 'کۆنترینیان لە', ar: 'أقدمها من' },
  'devices.told': { en: 'It said so', ckb: 'وای وت لە', ar: 'أفاد بذلك' },
  'devices.said_nothing': { en: 'Not said yet', ckb: 'هێشتا نەیوتووە', ar: 'لم يُفد بعد' },
  'devices.name': { en: 'Name of the device', ckb: 'ناوی ئامێرەکە', ar: 'اسم الجهاز' },
  'devices.save_name': { en: 'Save the name', ckb: 'ناوەکە پاشەکەوت بکە', ar: 'احفظ الاسم' },
  'devices.renamed': {
    en: 'The device is now called “{name}”.',
    ckb: 'ئامێرەکە ئێستا ناوی «{name}»ە.',
    ar: 'صار اسم الجهاز «{name}».',
  },
  'devices.name_missing': { en: 'Type a name.', ckb: 'ناوێک بنووسە.', ar: 'اكتب اسمًا.' },
  'devices.remove': { en: 'Remove this device…', ckb: 'ئەم ئامێرە لاببە…', ar: 'أزل هذا الجهاز…' },
  'devices.remove_title': {
    en: 'What removing “{name}” does',
    ckb: 'لابردنی «{name}» چی دەکات',
    ar: 'ماذا يفعل إزالة «{name}»',
  },
  'devices.remove_at_once': {
    en: 'It can no longer back up or restore. That counts at once.',
    ckb: 'چیتر ناتوانێت پاڵپشت بکات یان بهێنێتەوە. ئەمە یەکسەر دەستپێدەکات.',
    ar: 'لا يستطيع النسخ الاحتياطي أو الاستعادة بعد الآن. يسري ذلك فورًا.',
  },
  'devices.remove_stays': {
    en: 'Its backups stay on the server.',
    ckb: 'پاڵپشتەکانی لەسەر سێرڤەر دەمێننەوە.',
    ar: 'تبقى نسخه الاحتياطية على الخادم.',
  },
  'devices.remove_unsent': {
    en: 'What it has not sent stays on it, and so does the shop: it can go on selling.',
    ckb: 'ئەوەی نەیناردووە لەسەری دەمێنێت، فرۆشگاکەش: دەتوانێت لە فرۆشتن بەردەوام بێت.',
    ar: 'ما لم يرسله يبقى عليه، وكذلك المتجر: يستطيع متابعة البيع.',
  },
  'devices.remove_back': {
    en: 'It comes back when the owner signs in on it or adds it again.',
    ckb: 'دەگەڕێتەوە کاتێک خاوەنەکە لەسەری دەچێتە ژوورەوە یان دووبارە زیادی دەکات.',
    ar: 'يعود عندما يسجّل المالك الدخول عليه أو يضيفه من جديد.',
  },
  'devices.keep': { en: 'Keep it', ckb: 'بیهێڵەوە', ar: 'أبقِه' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    devices: typeof deviceMessages
  }
}
