import { defineMessages } from '../catalogue.ts'

/** The restore wizard: source, choice, look inside, restore, proof. */
export const restoreMessages = defineMessages({
  'restore.source_title': {
    en: 'Where is the backup?',
    ckb: 'پاڵپشتەکە لە کوێیە؟',
    ar: 'أين النسخة الاحتياطية؟',
  },
  'restore.source_text': {
    en: 'Your shop comes back from the server or from a file.',
    ckb: 'فرۆشگاکەت لە سێرڤەرەوە یان لە فایلێکەوە دەگەڕێتەوە.',
    ar: 'يعود متجرك من الخادم أو من ملف.',
  },
  'restore.from_server': { en: 'From the server', ckb: 'لە سێرڤەرەوە', ar: 'من الخادم' },
  'restore.from_server_text': {
    en: 'Sign in with the shop’s login and password.',
    ckb: 'بە ناوی چوونەژوورەوە و وشەی نهێنیی فرۆشگاکە بچۆ ژوورەوە.',
    ar: 'سجّل الدخول باسم المتجر وكلمة مروره.',
  },
  'restore.from_sheet': {
    en: 'With the recovery sheet',
    ckb: 'بە پەڕەی هێنانەوە',
    ar: 'بورقة الاسترداد',
  },
  'restore.from_sheet_text': {
    en: 'From the server too, with the code in place of the password.',
    ckb: 'ئەمیش لە سێرڤەرەوە، بە کۆدەکە لە جیاتی وشەی نهێنی.',
    ar: 'من الخادم أيضًا، بالرمز بدل كلمة المرور.',
  },
  'restore.from_file': { en: 'From a backup file', ckb: 'لە فایلێکی پاڵپشتەوە', ar: 'من ملف نسخة احتياطية' },
  'restore.from_file_text': {
    en: 'A .sonicpos file. Works without internet.',
    ckb: 'فایلێکی \u2068.sonicpos\u2069. بەبێ ئینتەرنێت کار دەکات.',
    ar: 'ملف \u2068.sonicpos\u2069. يعمل بلا إنترنت.',
  },
  'restore.sign_in_title': {
    en: 'Sign in to your shop',
    ckb: 'بچۆ ژوورەوەی فرۆشگاکەت',
    ar: 'سجّل الدخول إلى متجرك',
  },
  'restore.sign_in_text': {
    en: 'Nothing on this device changes yet.',
    ckb: 'هێشتا هیچ شتێک لەم ئامێرە ناگۆڕێت.',
    ar: 'لا يتغيّر شيء على هذا الجهاز بعد.',
  },
  'restore.file_title': { en: 'Open the backup file', ckb: 'فایلی پاڵپشتەکە بکەرەوە', ar: 'افتح ملف النسخة' },
  'restore.file_text': {
    en: 'Choose the file, then type what opens it.',
    ckb: 'فایلەکە هەڵبژێرە، پاشان ئەوە بنووسە کە دەیکاتەوە.',
    ar: 'اختر الملف، ثم اكتب ما يفتحه.',
  },
  'restore.file_choose': { en: 'Choose a file', ckb: 'فایلێک هەڵبژێرە', ar: 'اختر ملفًا' },
  'restore.file_other': { en: 'Choose another file', ckb: 'فایلێکی تر هەڵبژێرە', ar: 'اختر ملفًا آخر' },
  'restore.file_missing': { en: 'Choose a file first', ckb: 'سەرەتا فایلێک هەڵبژێرە', ar: 'اختر ملفًا أولًا' },
  'restore.file_is_json': {
    en: 'A .json file comes in by Import: it needs no password.',
    ckb: 'فایلی \u2068.json\u2069 لە «هێنانە ناوەوە» دێتە ناوەوە و وشەی نهێنی ناوێت.',
    ar: 'ملف \u2068.json\u2069 يدخل عبر «استيراد» ولا يحتاج إلى كلمة مرور.',
  },
  'restore.file_sonicpos': {
    en: 'Choose a .sonicpos file',
    ckb: 'فایلێکی \u2068.sonicpos\u2069 هەڵبژێرە',
    ar: 'اختر ملف \u2068.sonicpos\u2069',
  },
  'restore.opens': { en: 'What opens it', ckb: 'بە چی دەکرێتەوە', ar: 'بماذا يُفتح' },
  'restore.by_password': { en: 'Password', ckb: 'وشەی نهێنی', ar: 'كلمة المرور' },
  'restore.by_code': { en: 'Recovery code', ckb: 'کۆدی هێنانەوە', ar: 'رمز الاسترداد' },
  'restore.code_hint': {
    en: 'From the recovery sheet. Spaces and dashes do not matter.',
    ckb: 'لە پەڕەی هێنانەوە. بۆشایی و هێڵ گرنگ نین.',
    ar: 'من ورقة الاسترداد. المسافات والشرطات لا تهمّ.',
  },
  'restore.secret_missing': {
    en: 'Type what opens the file',
    ckb: 'ئەوە بنووسە کە فایلەکە دەکاتەوە',
    ar: 'اكتب ما يفتح الملف',
  },
  'restore.opening': { en: 'Opening…', ckb: 'دەکرێتەوە…', ar: 'جارٍ الفتح…' },
  'restore.choose_title': { en: 'Choose a backup', ckb: 'پاڵپشتێک هەڵبژێرە', ar: 'اختر نسخة احتياطية' },
  'restore.choose_text': {
    en: 'Signed in to your shop. The newest one is almost always right.',
    ckb: 'چوویتەتە ژوورەوەی فرۆشگاکەت. نوێترینیان بەزۆری دروستە.',
    ar: 'دخلت إلى متجرك. الأحدث هي الصحيحة في الغالب.',
  },
  'restore.none': { en: 'No backups yet', ckb: 'هێشتا پاڵپشت نییە', ar: 'لا نسخ احتياطية بعد' },
  'restore.none_text': {
    en: 'This account has no backup on the server. Look for a backup file.',
    ckb: 'ئەم هەژمارە هیچ پاڵپشتێکی لەسەر سێرڤەر نییە. بەدوای فایلێکی پاڵپشتدا بگەڕێ.',
    ar: 'لا نسخ لهذا الحساب على الخادم. ابحث عن ملف نسخة احتياطية.',
  },
  'restore.from_device': { en: 'From “{name}”', ckb: 'لە «{name}»ەوە', ar: 'من «{name}»' },
  'restore.row_counts': {
    en: '{bills, plural, one {# bill} other {# bills}} · {records, plural, one {# record} other {# records}}',
    ckb: '{bills} پسوولە · {records} تۆمار',
    ar: '{bills, plural, one {فاتورة واحدة} two {فاتورتان} few {# فواتير} other {# فاتورة}} · {records, plural, one {سجل واحد} two {سجلان} few {# سجلات} other {# سجل}}',
  },
  'restore.show_all': {
    en: 'Show all {count} backups',
    ckb: 'هەموو {count} پاڵپشت پیشان بدە',
    ar: 'اعرض كل النسخ ({count})',
  },
  'restore.look_inside': {
    en: 'Look inside first',
    ckb: 'سەرەتا سەیری ناوەوەی بکە',
    ar: 'انظر في محتواها أولًا',
  },
  'restore.inside_title': { en: 'What you will get', ckb: 'چیت دەست دەکەوێت', ar: 'ما ستحصل عليه' },
  'restore.inside_text': {
    en: 'Backup of {time}. Nothing on this device changes before you restore.',
    ckb: 'پاڵپشتی {time}. پێش هێنانەوە هیچ شتێک لەم ئامێرە ناگۆڕێت.',
    ar: 'نسخة {time}. لا يتغيّر شيء على هذا الجهاز قبل الاستعادة.',
  },
  'restore.complete': {
    en: '{records} records, checked by the server',
    ckb: '{records} تۆمار، سێرڤەر پشکنیویەتی',
    ar: '{records} سجل، فحصها الخادم',
  },
  'restore.unchecked': {
    en: '{records} records, checked while restoring',
    ckb: '{records} تۆمار، لە کاتی هێنانەوەدا دەپشکنرێن',
    ar: '{records} سجل، تُفحص أثناء الاستعادة',
  },
  'restore.owed': { en: 'Customers owe you', ckb: 'کڕیاران قەرزداری تۆن', ar: 'لك على الزبائن' },
  'restore.cash': { en: 'Cash in the till', ckb: 'پارەی ناو کاونتەر', ar: 'النقد في الصندوق' },
  'restore.card': { en: 'Paid by card', ckb: 'بە کارت دراوە', ar: 'مدفوع بالبطاقة' },
  'restore.transfer': { en: 'Paid by transfer', ckb: 'بە حەواڵە دراوە', ar: 'مدفوع بالتحويل' },
  'restore.stock': { en: 'Pieces in stock', ckb: 'دانەی ناو کۆگا', ar: 'القطع في المخزون' },
  'restore.kept': { en: 'Money kept for people', ckb: 'ئەمانەتی خەڵک', ar: 'أمانات الناس' },
  'restore.loans': { en: 'Loans', ckb: 'قەرزی کەسی', ar: 'السلف' },
  'restore.changes': { en: 'What changes', ckb: 'چی دەگۆڕێت', ar: 'ما الذي يتغيّر' },
  'restore.till': {
    en: 'This device starts selling as till {letter}: next bill is {number}',
    ckb: 'ئەم ئامێرە وەک کاونتەری {letter} دەست بە فرۆشتن دەکات: پسوولەی داهاتوو {number}',
    ar: 'يبدأ هذا الجهاز البيع كصندوق {letter}: الفاتورة التالية {number}',
  },
  'restore.first_till': {
    en: 'This device goes on selling: next bill is {number}',
    ckb: 'ئەم ئامێرە لە فرۆشتن بەردەوام دەبێت: پسوولەی داهاتوو {number}',
    ar: 'يتابع هذا الجهاز البيع: الفاتورة التالية {number}',
  },
  'restore.unsent': {
    en: 'This device has {docs, plural, one {# document} other {# documents}} that no server has{sums, select, none {} other {, worth {sums}}}. They are kept in a safety copy.',
    ckb: 'ئەم ئامێرە {docs} بەڵگەنامەی تێدایە کە لە هیچ سێرڤەرێک نییە{sums, select, none {} other {، بە بڕی {sums}}}. لە کۆپییەکی پارێزگاریدا هەڵدەگیرێن.',
    ar: 'على هذا الجهاز {docs, plural, one {مستند واحد} two {مستندان} few {# مستندات} many {# مستندًا} other {# مستند}} ليست على أي خادم{sums, select, none {} other {، بقيمة {sums}}}. تُحفظ في نسخة أمان.',
  },
  'restore.safety': {
    en: 'What is on this device now is kept for {days} days',
    ckb: 'ئەوەی ئێستا لەم ئامێرەدایە تا {days} ڕۆژ هەڵدەگیرێت',
    ar: 'ما على هذا الجهاز الآن يُحفظ {days} أيام',
  },
  'restore.others_told': {
    en: 'Other devices of the shop are told that this one went on',
    ckb: 'ئامێرەکانی تری فرۆشگاکە ئاگادار دەکرێنەوە کە ئەمەیان بەردەوام بووە',
    ar: 'تُخبَر أجهزة المتجر الأخرى بأن هذا الجهاز تابع العمل',
  },
  'restore.primary': { en: 'Restore on this device', ckb: 'لەم ئامێرە بیهێنەوە', ar: 'استعد على هذا الجهاز' },
  'restore.running_title': {
    en: 'Your shop is coming back',
    ckb: 'فرۆشگاکەت دەگەڕێتەوە',
    ar: 'متجرك في طريق العودة',
  },
  'restore.running_text': {
    en: 'Keep the app open. If it stops, it goes on from where it was.',
    ckb: 'ئەپەکە بە کراوەیی بهێڵەرەوە. ئەگەر بوەستێت، لەو شوێنەوە بەردەوام دەبێت.',
    ar: 'أبقِ التطبيق مفتوحًا. إذا توقف تابع من حيث كان.',
  },
  'restore.restored_title': { en: 'Restored', ckb: 'هێنرایەوە', ar: 'تمت الاستعادة' },
  'restore.restored_text': {
    en: 'All {records} records are on this device. Now each one is checked; you can already sell.',
    ckb: 'هەموو {records} تۆمار لەم ئامێرەن. ئێستا یەک بە یەک دەپشکنرێن؛ هەر ئێستا دەتوانیت بفرۆشیت.',
    ar: 'كل السجلات ({records}) على هذا الجهاز. الآن يُفحص كل منها؛ يمكنك البيع من الآن.',
  },
  'restore.verified_title': {
    en: 'Restored and verified',
    ckb: 'هێنرایەوە و پشتڕاستکرایەوە',
    ar: 'تمت الاستعادة والتحقق',
  },
  'restore.verified_text': {
    en: 'All {records} records are exactly as they were backed up.',
    ckb: 'هەموو {records} تۆمار ڕێک وەک ئەوەن کە پاڵپشت کرابوون.',
    ar: 'كل السجلات ({records}) كما نُسخت تمامًا.',
  },
  'restore.repaired': {
    en: '{count, plural, one {# part was damaged and has been fetched again} other {# parts were damaged and have been fetched again}}.',
    ckb: '{count} بەش تێکچووبوو و دووبارە هێنرایەوە.',
    ar: '{count, plural, one {جزء واحد كان تالفًا وجُلب من جديد} two {جزآن كانا تالفين وجُلبا من جديد} few {# أجزاء كانت تالفة وجُلبت من جديد} other {# جزء كان تالفًا وجُلب من جديد}}.',
  },
  'restore.start_selling': { en: 'Start selling', ckb: 'دەست بکە بە فرۆشتن', ar: 'ابدأ البيع' },
  'restore.give_up': {
    en: 'Give up this restore',
    ckb: 'دەست لەم هێنانەوەیە هەڵبگرە',
    ar: 'تخلَّ عن هذه الاستعادة',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    restore: typeof restoreMessages
  }
}
