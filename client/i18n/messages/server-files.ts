import { defineMessages } from '../catalogue.ts'

/** The readable files that the server writes of the shop. */
export const serverFileMessages = defineMessages({
  'files.title': { en: 'Files on the server', ckb: 'فایلەکانی سەر سێرڤەر', ar: 'ملفات على الخادم' },
  'files.about': {
    en: 'The whole shop as JSON and SQLite, readable by any tool. The server writes them every day and keeps the last {count}.',
    ckb: 'هەموو فرۆشگاکە بە JSON و SQLite، هەر ئامرازێک دەیخوێنێتەوە. سێرڤەر هەموو ڕۆژێک دەیاننووسێت و دوا {count} دانەیان هەڵدەگرێت.',
    ar: 'المتجر كله بصيغة JSON وSQLite، يقرؤها أي برنامج. يكتبها الخادم كل يوم ويحتفظ بآخر {count}.',
  },
  'files.create': { en: 'Create Backup Now', ckb: 'ئێستا پاڵپشت دروست بکە', ar: 'أنشئ نسخة الآن' },
  'files.creating': { en: 'Creating…', ckb: 'دروست دەکرێت…', ar: 'جارٍ الإنشاء…' },
  'files.created': {
    en: '{count, plural, one {# file} other {# files}} written and read back: {records} records.',
    ckb: '{count} فایل نووسرا و بۆ پشکنین خوێنرایەوە: {records} تۆمار.',
    ar: '{count, plural, one {كُتب ملف واحد وقُرئ للتحقق} two {كُتب ملفان وقُرئا للتحقق} few {كُتبت # ملفات وقُرئت للتحقق} other {كُتب # ملفًا وقُرئ للتحقق}}: {records} سجل.',
  },
  'files.show': { en: 'Show the files', ckb: 'فایلەکان پیشان بدە', ar: 'اعرض الملفات' },
  'files.locked': {
    en: 'These files can be read without a key, so the password is asked first.',
    ckb: 'ئەم فایلانە بەبێ کلیل دەخوێنرێنەوە، بۆیە سەرەتا داوای وشەی نهێنی دەکرێت.',
    ar: 'تُقرأ هذه الملفات بلا مفتاح، لذلك تُطلب كلمة المرور أولًا.',
  },
  'files.none': { en: 'No files yet', ckb: 'هێشتا فایل نییە', ar: 'لا ملفات بعد' },
  'files.none_hint': {
    en: 'The server writes the first ones by itself within a day.',
    ckb: 'سێرڤەر لە ماوەی ڕۆژێکدا یەکەمیان خۆی دەنووسێت.',
    ar: 'يكتب الخادم أولها تلقائيًا خلال يوم.',
  },
  'files.account': {
    en: 'The server writes them once the shop has an account.',
    ckb: 'کە فرۆشگاکە هەژماری هەبوو، سێرڤەر دەیاننووسێت.',
    ar: 'يكتبها الخادم بعد أن يصبح للمتجر حساب.',
  },
  'files.offline': {
    en: 'This list is on the server. It comes back with the internet.',
    ckb: 'ئەم لیستە لەسەر سێرڤەرە. لەگەڵ ئینتەرنێت دەگەڕێتەوە.',
    ar: 'هذه القائمة على الخادم. تعود مع الإنترنت.',
  },
  'files.offline_known': {
    en: 'No internet. This is how it was at {time}.',
    ckb: 'ئینتەرنێت نییە. لە {time} ئاوا بوو.',
    ar: 'لا يوجد إنترنت. هكذا كانت في {time}.',
  },
  'files.private': {
    en: 'The shop’s key is private: the server cannot read the shop, so it writes no readable files. Save a backup file on this device instead.',
    ckb: 'کلیلی فرۆشگاکە تایبەتە: سێرڤەر ناتوانێت فرۆشگاکە بخوێنێتەوە، بۆیە فایلی خوێندراو نانووسێت. لە جیاتی ئەوە فایلێکی پاڵپشت لەم ئامێرە پاشەکەوت بکە.',
    ar: 'مفتاح المتجر خاص: لا يستطيع الخادم قراءة المتجر، فلا يكتب ملفات مقروءة. احفظ ملف نسخة احتياطية على هذا الجهاز بدلًا من ذلك.',
  },
  'files.next': {
    en: 'Next automatic run: {time}.',
    ckb: 'جاری خۆکاری داهاتوو: {time}.',
    ar: 'الكتابة التلقائية التالية: {time}.',
  },
  'files.next_soon': {
    en: 'The next ones are due now.',
    ckb: 'کاتی هی داهاتوو هاتووە.',
    ar: 'حان وقت كتابة التالية.',
  },
  'files.last_ok': {
    en: 'Last run: {time}.',
    ckb: 'دوا جار: {time}.',
    ar: 'آخر كتابة: {time}.',
  },
  'files.last_failed': {
    en: 'The last try, {time}, did not work.',
    ckb: 'دوا هەوڵ، {time}، سەرکەوتوو نەبوو.',
    ar: 'لم تنجح آخر محاولة، {time}.',
  },
  'files.json': { en: 'JSON file', ckb: 'فایلی JSON', ar: 'ملف JSON' },
  'files.sqlite': { en: 'SQLite file', ckb: 'فایلی SQLite', ar: 'ملف SQLite' },
  'files.verified': { en: 'Verified', ckb: 'پشتڕاستکراوە', ar: 'مُتحقَّق منه' },
  'files.verified_at': {
    en: 'Read back and found right, {time}',
    ckb: 'خوێنرایەوە و دروست بوو، {time}',
    ar: 'قُرئ للتحقق وكان صحيحًا، {time}',
  },
  'files.unverified': { en: 'Not verified yet', ckb: 'هێشتا پشتڕاست نەکراوەتەوە', ar: 'لم يُتحقَّق منه بعد' },
  'files.bad': { en: 'Damaged', ckb: 'تێکچووە', ar: 'تالف' },
  'files.bad_text': {
    en: 'This file is not as it was written. The shop itself is safe. Create a new one, then delete this one.',
    ckb: 'ئەم فایلە وەک ئەوە نییە کە نووسرابوو. فرۆشگاکە خۆی پارێزراوە. یەکێکی نوێ دروست بکە، پاشان ئەمە بسڕەوە.',
    ar: 'هذا الملف ليس كما كُتب. المتجر نفسه آمن. أنشئ ملفًا جديدًا ثم احذف هذا.',
  },
  'files.age': { en: '{age} ago', ckb: '{age} پێش ئێستا', ar: 'قبل {age}' },
  'files.open': { en: 'More about {name}', ckb: 'زیاتر لەسەر {name}', ar: 'المزيد عن {name}' },
  'files.more': { en: 'Show all {count}', ckb: 'هەموو {count} پیشان بدە', ar: 'اعرض الكل ({count})' },
  'files.download': { en: 'Download', ckb: 'دایبگرە', ar: 'نزّل' },
  'files.downloading': { en: 'Downloading…', ckb: 'دادەگیرێت…', ar: 'جارٍ التنزيل…' },
  'files.verify': { en: 'Verify now', ckb: 'ئێستا پشتڕاستی بکەرەوە', ar: 'تحقّق الآن' },
  'files.verifying': { en: 'Verifying…', ckb: 'پشتڕاست دەکرێتەوە…', ar: 'جارٍ التحقق…' },
  'files.delete': { en: 'Delete this file', ckb: 'ئەم فایلە بسڕەوە', ar: 'احذف هذا الملف' },
  'files.delete_ask': {
    en: '{left, plural, =0 {No other file remains. The restore points stay.} one {One other file remains, and all restore points stay.} other {# other files remain, and all restore points stay.}} This cannot be undone.',
    ckb: '{left, plural, =0 {هیچ فایلێکی تر نامێنێت. خاڵەکانی هێنانەوە دەمێننەوە.} other {# فایلی تر دەمێنێت و هەموو خاڵەکانی هێنانەوە دەمێننەوە.}} ئەمە ناگەڕێتەوە.',
    ar: '{left, plural, =0 {لا يبقى ملف آخر. تبقى نقاط الاستعادة.} one {يبقى ملف آخر واحد وكل نقاط الاستعادة.} two {يبقى ملفان آخران وكل نقاط الاستعادة.} few {تبقى # ملفات أخرى وكل نقاط الاستعادة.} other {يبقى # ملفًا آخر وكل نقاط الاستعادة.}} لا يمكن التراجع عن هذا.',
  },
  'files.delete_yes': { en: 'Delete it', ckb: 'بیسڕەوە', ar: 'احذفه' },
  'files.deleted': { en: 'The file is deleted.', ckb: 'فایلەکە سڕایەوە.', ar: 'حُذف الملف.' },
  'files.written': { en: 'Written', ckb: 'نووسراوە', ar: 'كُتب' },
  'files.size': { en: 'Size', ckb: 'قەبارە', ar: 'الحجم' },
  'files.name': { en: 'Name', ckb: 'ناو', ar: 'الاسم' },
  'files.inside': { en: 'What is in it', ckb: 'چی تێدایە', ar: 'ما فيه' },
  'files.users': { en: 'People whose money is kept', ckb: 'خاوەن ئەمانەتەکان', ar: 'أصحاب الأمانات' },
  'files.transactions': { en: 'Movements of money kept', ckb: 'جووڵەکانی ئەمانەت', ar: 'حركات الأمانات' },
  'files.loan_persons': { en: 'Borrowers', ckb: 'قەرزوەرگرەکان', ar: 'أصحاب السلف' },
  'files.loans': { en: 'Loan movements', ckb: 'جووڵەکانی قەرزی کەسی', ar: 'حركات السلف' },
  'files.records': { en: 'Records in all', ckb: 'کۆی گشتیی تۆمارەکان', ar: 'مجموع السجلات' },
  'files.as_of': {
    en: 'The shop as of {time}',
    ckb: 'فرۆشگاکە وەک {time}',
    ar: 'المتجر كما كان {time}',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    serverFiles: typeof serverFileMessages
  }
}
