import { defineMessages } from '../catalogue.ts'

/** Who can read the shop's backups, and the way to private keeping. */
export const custodyMessages = defineMessages({
  'custody.managed_short': {
    en: 'You and the server that keeps them',
    ckb: 'تۆ و ئەو سێرڤەرەی کە هەڵیاندەگرێت',
    ar: 'أنت والخادم الذي يحفظها',
  },
  'custody.private_short': { en: 'Only you', ckb: 'تەنها تۆ', ar: 'أنت وحدك' },
  'custody.title': {
    en: 'Who can read your backups?',
    ckb: 'کێ دەتوانێت پاڵپشتەکانت بخوێنێتەوە؟',
    ar: 'من يستطيع قراءة نسخك الاحتياطية؟',
  },
  'custody.text': {
    en: 'They leave this device locked in any case. The question is who has the key.',
    ckb: 'لە هەموو حاڵەتێکدا بە داخراوی لەم ئامێرە دەردەچن. پرسیارەکە ئەوەیە کلیلەکە لای کێیە.',
    ar: 'تغادر هذا الجهاز مقفلة في كل حال. السؤال هو من معه المفتاح.',
  },
  'custody.managed': { en: 'You and the server', ckb: 'تۆ و سێرڤەرەکە', ar: 'أنت والخادم' },
  'custody.managed_text': {
    en: 'The server has a key too. It checks every record, writes files that people can read, and whoever runs it can help when you forget the password.',
    ckb: 'سێرڤەرەکەش کلیلێکی هەیە. هەموو تۆمارێک دەپشکنێت، فایلی خوێندراوە دەنووسێت، و بەڕێوەبەرەکەی دەتوانێت یارمەتیت بدات ئەگەر وشەی نهێنیت لەبیر کرد.',
    ar: 'مع الخادم مفتاح أيضًا. يفحص كل سجل، ويكتب ملفات يقرؤها الناس، ويستطيع من يديره مساعدتك إن نسيت كلمة المرور.',
  },
  'custody.private': { en: 'Only you', ckb: 'تەنها تۆ', ar: 'أنت وحدك' },
  'custody.private_text': {
    en: 'Only your password and your recovery sheet open them. If both are lost, nobody in the world can bring the shop back.',
    ckb: 'تەنها وشەی نهێنی و پەڕەی هێنانەوەکەت دەیانکەنەوە. ئەگەر هەردووکیان ون بوون، کەس لە جیهاندا ناتوانێت فرۆشگاکە بگەڕێنێتەوە.',
    ar: 'لا تفتحها إلا كلمة مرورك وورقة الاسترداد. إن ضاعتا معًا فلا أحد في العالم يعيد المتجر.',
  },
  'custody.is_managed': {
    en: 'It is like this now.',
    ckb: 'ئێستا ئاوایە.',
    ar: 'هكذا هي الآن.',
  },
  'custody.see_cost': { en: 'See what it costs', ckb: 'ببینە تێچووەکەی چییە', ar: 'انظر ما يكلّفه ذلك' },
  'custody.offline': {
    en: 'This needs the internet. Keep selling, everything is saved on this device.',
    ckb: 'ئەمە پێویستی بە ئینتەرنێتە. بفرۆشە، هەموو شتێک لەم ئامێرە پاشەکەوت دەکرێت.',
    ar: 'يحتاج هذا إلى الإنترنت. تابع البيع، كل شيء محفوظ على هذا الجهاز.',
  },
  'custody.signed_out': {
    en: 'Create an account or sign in first: there is nothing on a server yet.',
    ckb: 'سەرەتا هەژمار دروست بکە یان بچۆ ژوورەوە: هێشتا هیچ لەسەر سێرڤەر نییە.',
    ar: 'أنشئ حسابًا أو سجّل الدخول أولًا: لا شيء على خادم بعد.',
  },
  'custody.cost_title': { en: 'What it costs', ckb: 'تێچووەکەی چییە', ar: 'ما يكلّفه ذلك' },
  'custody.cost_text': {
    en: 'Selling goes on meanwhile. Once it has begun it cannot be turned back.',
    ckb: 'لەو ماوەیەدا فرۆشتن بەردەوام دەبێت. کە دەستی پێکرد ناگەڕێندرێتەوە.',
    ar: 'يستمر البيع في الأثناء. متى بدأ لا رجوع عنه.',
  },
  'custody.cost_send': {
    en: '{bytes} are sent again, locked with a new key ({records, plural, one {# record} other {# records}})',
    ckb: '{bytes} دووبارە دەنێردرێت، بە کلیلێکی نوێ داخراوە ({records} تۆمار)',
    ar: 'يُرسل {bytes} من جديد مقفلًا بمفتاح جديد (السجلات: {records})',
  },
  'custody.cost_backups': {
    en: '{count, plural, one {# backup on the server is} other {# backups on the server are}} deleted for good, named and pinned ones too',
    ckb: '{count} پاڵپشتی سەر سێرڤەر بۆ هەمیشە دەسڕدرێنەوە، ناودار و جێگیرکراوەکانیش',
    ar: 'تُحذف نهائيًا كل النسخ على الخادم ({count})، والمسمّاة والمثبّتة أيضًا',
  },
  'custody.cost_files': {
    en: '{count, plural, one {# readable file on the server is} other {# readable files on the server are}} deleted',
    ckb: '{count} فایلی خوێندراوەی سەر سێرڤەر دەسڕدرێنەوە',
    ar: 'تُحذف الملفات المقروءة على الخادم ({count})',
  },
  'custody.cost_copies': {
    en: '{count, plural, one {# copy of the server’s whole database still holds} other {# copies of the server’s whole database still hold}} old backups until newer copies replace them, about ten days',
    ckb: '{count} کۆپی هەموو بنکەدراوەی سێرڤەر هێشتا پاڵپشتە کۆنەکانیان تێدایە تا کۆپی نوێتر جێیان دەگرنەوە، نزیکەی دە ڕۆژ',
    ar: 'تبقى النسخ القديمة في نسخ قاعدة بيانات الخادم كلها ({count}) حتى تحل محلها أحدث، نحو عشرة أيام',
  },
  'custody.cost_devices': {
    en: '{count, plural, one {# other device has} other {# other devices have}} to sign in again. What they hold stays, but until then their own sales are on them alone',
    ckb: '{count} ئامێری تر دەبێت دووبارە بچنە ژوورەوە. ئەوەی لەسەریانە دەمێنێتەوە، بەڵام تا ئەو کاتە فرۆشتنەکانیان تەنها لەسەر خۆیانە',
    ar: 'على الأجهزة الأخرى ({count}) أن تدخل من جديد. يبقى ما عليها، لكن مبيعاتها حتى ذلك الحين عليها وحدها',
  },
  'custody.loses': {
    en: 'What the server can no longer do',
    ckb: 'سێرڤەر چی تر ناتوانێت بکات',
    ar: 'ما لن يستطيعه الخادم',
  },
  'custody.loses_readable_files': {
    en: 'Write files of your shop that people and other programs can read',
    ckb: 'نووسینی فایلی فرۆشگاکەت کە مرۆڤ و بەرنامەی تر بیخوێننەوە',
    ar: 'كتابة ملفات متجرك التي يقرؤها الناس والبرامج الأخرى',
  },
  'custody.loses_content_check': {
    en: 'Check your records themselves. Then ✓ means that this device fetched parts of the backup back and opened them',
    ckb: 'پشکنینی خودی تۆمارەکانت. پاشان ✓ واتە ئەم ئامێرە بەشێک لە پاڵپشتەکەی هێناوەتەوە و کردوویەتیەوە',
    ar: 'فحص سجلاتك نفسها. عندها تعني ✓ أن هذا الجهاز استعاد أجزاء من النسخة وفتحها',
  },
  'custody.loses_rehearsal': {
    en: 'Try out a restore by itself, to be sure that it works',
    ckb: 'تاقیکردنەوەی هێنانەوە بە خۆی، بۆ دڵنیابوون',
    ar: 'تجربة الاستعادة بنفسه للتأكد منها',
  },
  'custody.loses_old_upload': {
    en: 'Take in backups of the old system',
    ckb: 'وەرگرتنی پاڵپشتی سیستەمە کۆنەکە',
    ar: 'استقبال نسخ النظام القديم',
  },
  'custody.loses_password_reset': {
    en: 'Help with a forgotten password: whoever runs the server cannot reset it',
    ckb: 'یارمەتی بۆ وشەی نهێنیی لەبیرکراو: بەڕێوەبەری سێرڤەر ناتوانێت نوێی بکاتەوە',
    ar: 'المساعدة في كلمة مرور منسية: لا يستطيع من يدير الخادم إعادة ضبطها',
  },
  'custody.accept': { en: 'Go on to the password', ckb: 'بڕۆ بۆ وشەی نهێنی', ar: 'تابع إلى كلمة المرور' },
  'custody.password_title': {
    en: 'The account’s password',
    ckb: 'وشەی نهێنیی هەژمارەکە',
    ar: 'كلمة مرور الحساب',
  },
  'custody.password_text': {
    en: 'It opens the new key from now on, as it did the old one. It does not leave this device.',
    ckb: 'لەمەودوا کلیلە نوێیەکە دەکاتەوە، وەک چۆن کۆنەکەی دەکردەوە. لەم ئامێرە دەرناچێت.',
    ar: 'تفتح المفتاح الجديد من الآن كما فتحت القديم. ولا تغادر هذا الجهاز.',
  },
  'custody.make_sheet': {
    en: 'Make the recovery sheet',
    ckb: 'پەڕەی هێنانەوە دروست بکە',
    ar: 'أنشئ ورقة الاسترداد',
  },
  'custody.making': { en: 'Making the key…', ckb: 'کلیلەکە دروست دەکرێت…', ar: 'يُنشأ المفتاح…' },
  'custody.sheet_title': {
    en: 'Your new recovery sheet',
    ckb: 'پەڕەی هێنانەوەی نوێت',
    ar: 'ورقة الاسترداد الجديدة',
  },
  'custody.sheet_text': {
    en: 'Every older sheet stops working. Print this one or write it down, and keep it away from this device.',
    ckb: 'هەموو پەڕەیەکی کۆن لە کار دەکەوێت. ئەمە چاپ بکە یان بینووسە، و دوور لەم ئامێرە هەڵیبگرە.',
    ar: 'تتوقف كل ورقة أقدم. اطبع هذه أو اكتبها، واحفظها بعيدًا عن هذا الجهاز.',
  },
  'custody.type_title': { en: 'Type it back', ckb: 'بینووسەرەوە', ar: 'اكتبه من جديد' },
  'custody.type_text': {
    en: 'Type the code from the paper. It is tried on the new key; then it begins.',
    ckb: 'کۆدەکە لە کاغەزەکەوە بنووسە. لەسەر کلیلە نوێیەکە تاقی دەکرێتەوە؛ پاشان دەست پێدەکات.',
    ar: 'اكتب الرمز من الورقة. يُجرَّب على المفتاح الجديد ثم يبدأ.',
  },
  'custody.begin': { en: 'Make it private now', ckb: 'ئێستا تایبەتی بکە', ar: 'اجعلها خاصة الآن' },
  'custody.running_title': { en: 'Becoming private', ckb: 'تایبەت دەکرێت', ar: 'تصبح خاصة' },
  'custody.running_text': {
    en: 'You may leave this page and go on selling. It goes on by itself, also after a restart.',
    ckb: 'دەتوانیت ئەم لاپەڕەیە بەجێبهێڵیت و بفرۆشیت. خۆی بەردەوام دەبێت، دوای داگیرساندنەوەش.',
    ar: 'يمكنك مغادرة هذه الصفحة ومتابعة البيع. يستمر بنفسه، حتى بعد إعادة التشغيل.',
  },
  'custody.reads_everything': {
    en: 'Until this step is done the server can still read everything.',
    ckb: 'تا ئەم هەنگاوە تەواو نەبێت سێرڤەرەکە هێشتا دەتوانێت هەموو شتێک بخوێنێتەوە.',
    ar: 'حتى تنتهي هذه الخطوة يستطيع الخادم قراءة كل شيء.',
  },
  'custody.reads_older': {
    en: 'What is new the server cannot read any more. Older backups and files it can, until it has deleted them at the end.',
    ckb: 'سێرڤەرەکە چیتر ناتوانێت شتی نوێ بخوێنێتەوە. پاڵپشت و فایلە کۆنەکان دەتوانێت، تا لە کۆتاییدا دەیانسڕێتەوە.',
    ar: 'لم يعد الخادم يقرأ الجديد. أما النسخ والملفات القديمة فيقرؤها حتى يحذفها في النهاية.',
  },
  'custody.go_on': { en: 'Go on now', ckb: 'ئێستا بەردەوام بە', ar: 'تابع الآن' },
  'custody.keep_selling': { en: 'Go on selling', ckb: 'فرۆشتن بەردەوام بکە', ar: 'تابع البيع' },
  'custody.done_title': {
    en: 'Only you can read your backups',
    ckb: 'تەنها تۆ دەتوانیت پاڵپشتەکانت بخوێنیتەوە',
    ar: 'أنت وحدك تقرأ نسخك',
  },
  'custody.done_text': {
    en: 'Your password and your recovery sheet open them, nothing else. Keep the sheet safe.',
    ckb: 'وشەی نهێنی و پەڕەی هێنانەوەکەت دەیانکەنەوە، هیچی تر نا. پەڕەکە بپارێزە.',
    ar: 'تفتحها كلمة مرورك وورقة الاسترداد ولا شيء سواهما. احفظ الورقة جيدًا.',
  },
  'custody.done_server': {
    en: 'The server has deleted its key, the older backups and the readable files.',
    ckb: 'سێرڤەرەکە کلیلەکەی، پاڵپشتە کۆنەکان و فایلە خوێندراوەکانی سڕیوەتەوە.',
    ar: 'حذف الخادم مفتاحه والنسخ القديمة والملفات المقروءة.',
  },
  'custody.line_managed': {
    en: 'You and the server can open these backups. ✓ means that the server has checked every record.',
    ckb: 'تۆ و سێرڤەرەکە دەتوانن ئەم پاڵپشتانە بکەنەوە. ✓ واتە سێرڤەرەکە هەموو تۆمارێکی پشکنیوە.',
    ar: 'أنت والخادم تفتحان هذه النسخ. ✓ تعني أن الخادم فحص كل سجل.',
  },
  'custody.line_private': {
    en: 'Only you can open these backups. ✓ means that this device fetched parts back and opened them.',
    ckb: 'تەنها تۆ دەتوانیت ئەم پاڵپشتانە بکەیتەوە. ✓ واتە ئەم ئامێرە بەشێکی هێناوەتەوە و کردوویەتیەوە.',
    ar: 'أنت وحدك تفتح هذه النسخ. ✓ تعني أن هذا الجهاز استعاد أجزاء منها وفتحها.',
  },
  'custody.line_underway': {
    en: 'Your backups are becoming private. Until it is done the server can still read older ones.',
    ckb: 'پاڵپشتەکانت تایبەت دەکرێن. تا تەواو دەبێت سێرڤەرەکە هێشتا کۆنەکان دەخوێنێتەوە.',
    ar: 'تصبح نسخك خاصة. حتى ينتهي ذلك يستطيع الخادم قراءة القديمة.',
  },
  'custody.change': { en: 'Who can read them', ckb: 'کێ دەیانخوێنێتەوە', ar: 'من يقرؤها' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    custody: typeof custodyMessages
  }
}
