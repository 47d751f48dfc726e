import { defineMessages } from '../catalogue.ts'

/** The Backup page: the hero, its steps and results, the restore points. */
export const backupMessages = defineMessages({
  'backup.title': { en: 'Backup', ckb: 'پاڵپشت', ar: 'النسخ الاحتياطي' },
  'backup.hero_sending': {
    en: '{docs, plural, =0 {Backing up what is new} one {Backing up # new document} other {Backing up # new documents}}',
    ckb: '{docs, plural, =0 {پاڵپشتی ئەوەی نوێیە دەکرێت} other {پاڵپشتی # بەڵگەنامەی نوێ دەکرێت}}',
    ar: '{docs, plural, =0 {يُنسخ الجديد} one {يُنسخ مستند جديد واحد} two {يُنسخ مستندان جديدان} few {تُنسخ # مستندات جديدة} many {يُنسخ # مستندًا جديدًا} other {يُنسخ # مستند جديد}}',
  },
  'backup.hero_waiting': {
    en: '{docs, plural, =0 {Something new waits to be sent} one {# document waits to be sent} other {# documents wait to be sent}}',
    ckb: '{docs, plural, =0 {شتێکی نوێ چاوەڕێی ناردنە} other {# بەڵگەنامە چاوەڕێی ناردنە}}',
    ar: '{docs, plural, =0 {هناك جديد بانتظار الإرسال} one {مستند واحد بانتظار الإرسال} two {مستندان بانتظار الإرسال} few {# مستندات بانتظار الإرسال} many {# مستندًا بانتظار الإرسال} other {# مستند بانتظار الإرسال}}',
  },
  'backup.hero_stored': {
    en: 'Everything is backed up',
    ckb: 'هەموو شتێک پاڵپشت کراوە',
    ar: 'كل شيء منسوخ احتياطيًا',
  },
  'backup.hero_local': {
    en: 'This shop exists only on this device',
    ckb: 'ئەم فرۆشگایە تەنها لەم ئامێرەدایە',
    ar: 'هذا المتجر موجود على هذا الجهاز فقط',
  },
  'backup.hero_sheet': {
    en: 'Saved on this device',
    ckb: 'لەم ئامێرە پاشەکەوت کرا',
    ar: 'محفوظ على هذا الجهاز',
  },
  'backup.hero_unsent': {
    en: 'Nothing has been sent yet',
    ckb: 'هێشتا هیچ نەنێردراوە',
    ar: 'لم يُرسل شيء بعد',
  },
  'backup.sub_checked': {
    en: 'Everything up to {time} is safe on the server, checked and readable.',
    ckb: 'هەموو شتێک تا {time} لە سێرڤەر پارێزراوە، پشکنراوە و دەخوێنرێتەوە.',
    ar: 'كل شيء حتى {time} آمن على الخادم، مفحوص ومقروء.',
  },
  'backup.sub_checked_private': {
    en: 'Everything up to {time} is safe on the server. This device has fetched parts back and opened them.',
    ckb: 'هەموو شتێک تا {time} لە سێرڤەر پارێزراوە. ئەم ئامێرە بەشێکی هێناوەتەوە و کردوویەتیەوە.',
    ar: 'كل شيء حتى {time} آمن على الخادم. استعاد هذا الجهاز أجزاء منه وفتحها.',
  },
  'backup.sub_stored_private': {
    en: 'Everything up to {time} is on the server. This device is about to fetch parts back.',
    ckb: 'هەموو شتێک تا {time} لەسەر سێرڤەرە. ئەم ئامێرە خەریکە بەشێکی دەهێنێتەوە.',
    ar: 'كل شيء حتى {time} على الخادم. يوشك هذا الجهاز أن يستعيد أجزاء منه.',
  },
  'backup.sub_stored': {
    en: 'Everything up to {time} is on the server. The server is checking it.',
    ckb: 'هەموو شتێک تا {time} لەسەر سێرڤەرە. سێرڤەر دەیپشکنێت.',
    ar: 'كل شيء حتى {time} على الخادم. الخادم يفحصه الآن.',
  },
  'backup.sub_sheet': {
    en: 'The recovery sheet opens its backup files. Save one now and then and keep it elsewhere, or create an account.',
    ckb: 'پەڕەی هێنانەوە فایلە پاڵپشتەکانی دەکاتەوە. ناوبەناو یەکێک پاشەکەوت بکە و لە شوێنێکی تر هەڵیبگرە، یان هەژمارێک دروست بکە.',
    ar: 'ورقة الاسترداد تفتح ملفات نسخه الاحتياطية. احفظ ملفًا من حين لآخر واحتفظ به في مكان آخر، أو أنشئ حسابًا.',
  },
  'backup.sub_local': {
    en: 'If this device is lost, the shop is lost. Create an account or save a backup file.',
    ckb: 'ئەگەر ئەم ئامێرە ون بێت، فرۆشگاکە ون دەبێت. هەژمارێک دروست بکە یان فایلێکی پاڵپشت پاشەکەوت بکە.',
    ar: 'إذا فُقد هذا الجهاز فُقد المتجر. أنشئ حسابًا أو احفظ ملف نسخة احتياطية.',
  },
  'backup.sub_unsent': {
    en: 'Everything is saved on this device. Press “Backup now” to send it.',
    ckb: 'هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بۆ ناردنی «ئێستا پاڵپشت بکە» دابگرە.',
    ar: 'كل شيء محفوظ على هذا الجهاز. اضغط «انسخ الآن» لإرساله.',
  },
  'backup.sub_offline': {
    en: 'No internet. Keep selling, everything is saved on this device.',
    ckb: 'ئینتەرنێت نییە. بفرۆشە، هەموو شتێک لەم ئامێرە پاشەکەوت دەکرێت.',
    ar: 'لا يوجد إنترنت. تابع البيع، كل شيء محفوظ على هذا الجهاز.',
  },
  'backup.retry': {
    en: 'It is tried again by itself at {time}.',
    ckb: 'لە {time} خۆی دووبارە هەوڵ دەدات.',
    ar: 'تُعاد المحاولة تلقائيًا في {time}.',
  },
  'backup.step_saved': {
    en: 'Saved on this device',
    ckb: 'لەم ئامێرە پاشەکەوت کرا',
    ar: 'محفوظ على هذا الجهاز',
  },
  'backup.step_saved_all': { en: 'every sale, at once', ckb: 'هەموو فرۆشتنێک، یەکسەر', ar: 'كل بيع، فورًا' },
  'backup.step_docs': {
    en: '{docs, plural, one {# document} other {# documents}}',
    ckb: '{docs} بەڵگەنامە',
    ar: '{docs, plural, one {مستند واحد} two {مستندان} few {# مستندات} many {# مستندًا} other {# مستند}}',
  },
  'backup.step_send': { en: 'Sending', ckb: 'ناردن', ar: 'الإرسال' },
  'backup.step_sent': { en: 'On the server', ckb: 'لەسەر سێرڤەر', ar: 'على الخادم' },
  'backup.step_send_waiting': { en: 'waiting for its turn', ckb: 'چاوەڕێی نۆرەیەتی', ar: 'ينتظر دوره' },
  'backup.step_send_offline': { en: 'waiting for internet', ckb: 'چاوەڕێی ئینتەرنێتە', ar: 'ينتظر الإنترنت' },
  'backup.step_send_account': { en: 'needs an account', ckb: 'پێویستی بە هەژمارە', ar: 'يحتاج إلى حساب' },
  'backup.step_number': {
    en: 'backup {number}, {time}',
    ckb: 'پاڵپشتی {number}، {time}',
    ar: 'النسخة {number}، {time}',
  },
  'backup.step_check': { en: 'Checked by the server', ckb: 'پشکنینی سێرڤەر', ar: 'فحص الخادم' },
  'backup.step_check_private': {
    en: 'Fetched back and opened',
    ckb: 'هێنرایەوە و کرایەوە',
    ar: 'استُعيد وفُتح',
  },
  'backup.step_check_private_waiting': {
    en: 'this device does it soon',
    ckb: 'ئەم ئامێرە بەم زووانە دەیکات',
    ar: 'يفعله هذا الجهاز قريبًا',
  },
  'backup.step_check_waiting': {
    en: 'waiting for its answer',
    ckb: 'چاوەڕێی وەڵامەکەیەتی',
    ar: 'بانتظار جوابه',
  },
  'backup.now': { en: 'Backup now', ckb: 'ئێستا پاڵپشت بکە', ar: 'انسخ الآن' },
  'backup.running': { en: 'Backing up…', ckb: 'پاڵپشت دەکرێت…', ar: 'جارٍ النسخ…' },
  'backup.result_stored': {
    en: 'Backup {number} is on the server since {time}. {size} sent.',
    ckb: 'پاڵپشتی {number} لە {time}ەوە لەسەر سێرڤەرە. {size} نێردرا.',
    ar: 'النسخة {number} على الخادم منذ {time}. أُرسل {size}.',
  },
  'backup.result_nothing_new': {
    en: 'Nothing new since backup {number}, {time}.',
    ckb: 'لە پاڵپشتی {number}ەوە هیچی نوێ نییە، {time}.',
    ar: 'لا جديد منذ النسخة {number}، {time}.',
  },
  'backup.result_offline': {
    en: 'The backup is kept on this device. It is sent by itself when there is internet.',
    ckb: 'پاڵپشتەکە لەم ئامێرە هەڵگیراوە. کە ئینتەرنێت هەبوو خۆی دەنێردرێت.',
    ar: 'النسخة محفوظة على هذا الجهاز. تُرسل تلقائيًا عند توفّر الإنترنت.',
  },
  'backup.result_kept': {
    en: 'The backup is kept on this device and sent later.',
    ckb: 'پاڵپشتەکە لەم ئامێرە هەڵگیراوە و دواتر دەنێردرێت.',
    ar: 'النسخة محفوظة على هذا الجهاز وتُرسل لاحقًا.',
  },
  'backup.result_sign_in': {
    en: 'Everything is saved on this device. Sign in to send it to the server.',
    ckb: 'هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بۆ ناردنی بۆ سێرڤەر بچۆ ژوورەوە.',
    ar: 'كل شيء محفوظ على هذا الجهاز. سجّل الدخول لإرساله إلى الخادم.',
  },
  'backup.points': { en: 'Restore points', ckb: 'خاڵەکانی هێنانەوە', ar: 'نقاط الاستعادة' },
  'backup.points_kept': { en: '{count} kept', ckb: '{count} هەڵگیراوە', ar: '{count} محفوظة' },
  'backup.points_more': { en: 'Show all {count}', ckb: 'هەموو {count} پیشان بدە', ar: 'اعرض الكل ({count})' },
  'backup.points_offline': {
    en: 'This list is on the server. It comes back with the internet.',
    ckb: 'ئەم لیستە لەسەر سێرڤەرە. لەگەڵ ئینتەرنێت دەگەڕێتەوە.',
    ar: 'هذه القائمة على الخادم. تعود مع الإنترنت.',
  },
  'backup.points_none': {
    en: 'No restore points yet',
    ckb: 'هێشتا هیچ خاڵێکی هێنانەوە نییە',
    ar: 'لا نقاط استعادة بعد',
  },
  'backup.points_none_hint': {
    en: 'The first one appears after the first backup.',
    ckb: 'یەکەمیان دوای یەکەم پاڵپشت دەردەکەوێت.',
    ar: 'تظهر الأولى بعد أول نسخة احتياطية.',
  },
  'backup.points_account': {
    en: 'Restore points are kept on the server. An account brings them.',
    ckb: 'خاڵەکانی هێنانەوە لەسەر سێرڤەر هەڵدەگیرێن. بە هەژمارێک دێن.',
    ar: 'نقاط الاستعادة تُحفظ على الخادم. تأتي مع الحساب.',
  },
  'backup.verified': { en: 'Verified', ckb: 'پشتڕاستکراوە', ar: 'مُتحقَّق منها' },
  'backup.checking': { en: 'Being checked', ckb: 'دەپشکنرێت', ar: 'قيد الفحص' },
  'backup.safety': { en: 'Safety copy', ckb: 'کۆپیی پارێزگاری', ar: 'نسخة أمان' },
  'backup.newest': { en: 'Newest', ckb: 'نوێترین', ar: 'الأحدث' },
  'backup.current': { en: 'As on this device', ckb: 'وەک ئەم ئامێرە', ar: 'كما على هذا الجهاز' },
  'backup.more': {
    en: 'More about the backup of {time}',
    ckb: 'زیاتر لەسەر پاڵپشتی {time}',
    ar: 'المزيد عن نسخة {time}',
  },
  'backup.point_about': {
    en: 'Backup {number}, {size} unpacked',
    ckb: 'پاڵپشتی {number}، {size} دوای کردنەوە',
    ar: 'النسخة {number}، {size} بعد الفك',
  },
  'backup.look_inside': { en: 'Look inside', ckb: 'سەیری ناوەوەی بکە', ar: 'انظر في محتواها' },
  'backup.try_again': { en: 'Try again', ckb: 'دووبارە هەوڵ بدە', ar: 'حاول من جديد' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    backup: typeof backupMessages
  }
}
