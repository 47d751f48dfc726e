import { defineMessages } from '../catalogue.ts'

/** Words of the first run, of the screen for a vanished shop, and of the lock. */
export const firstRunMessages = defineMessages({
  'first.hello': { en: 'Welcome', ckb: 'بەخێربێیت', ar: 'أهلًا بك' },
  'first.hello_text': {
    en: 'Choose your language. You can change it at any time.',
    ckb: 'زمانەکەت هەڵبژێرە. هەر کات دەتوانیت بیگۆڕیت.',
    ar: 'اختر لغتك. يمكنك تغييرها في أي وقت.',
  },
  'first.begin': { en: 'How do you want to begin?', ckb: 'چۆن دەست پێ بکەیت؟', ar: 'كيف تريد أن تبدأ؟' },
  'first.begin_text': {
    en: 'A new shop and files work without internet. The server and a code need it.',
    ckb: 'فرۆشگای نوێ و فایلەکان بەبێ ئینتەرنێت کار دەکەن. سێرڤەر و کۆد پێویستیان پێیەتی.',
    ar: 'المتجر الجديد والملفات تعمل بلا إنترنت. الخادم والرمز يحتاجان إليه.',
  },
  'first.was_here': {
    en: 'Your shop “{shop}” was on this device. Its data is gone from this browser. Restore it before you start a new one.',
    ckb: 'فرۆشگاکەت «{shop}» لەم ئامێرە بوو. داتاکەی لەم وێبگەڕە نەماوە. پێش ئەوەی یەکێکی نوێ دروست بکەیت بیهێنەوە.',
    ar: 'كان متجرك «{shop}» على هذا الجهاز. لم تعد بياناته في هذا المتصفح. استعده قبل أن تبدأ متجرًا جديدًا.',
  },
  'first.was_here_nameless': {
    en: 'A shop was on this device. Its data is gone from this browser. Restore it before you start a new one.',
    ckb: 'فرۆشگایەک لەم ئامێرە بوو. داتاکەی لەم وێبگەڕە نەماوە. پێش ئەوەی یەکێکی نوێ دروست بکەیت بیهێنەوە.',
    ar: 'كان على هذا الجهاز متجر. لم تعد بياناته في هذا المتصفح. استعده قبل أن تبدأ متجرًا جديدًا.',
  },
  'first.new': { en: 'New shop', ckb: 'فرۆشگای نوێ', ar: 'متجر جديد' },
  'first.new_text': {
    en: 'Set up in two minutes',
    ckb: 'لە دوو خولەکدا ئامادە دەبێت',
    ar: 'يُجهَّز في دقيقتين',
  },
  'first.restore': { en: 'Restore my shop', ckb: 'فرۆشگاکەم بهێنەوە', ar: 'استعد متجري' },
  'first.restore_text': {
    en: 'From the server or from a backup file',
    ckb: 'لە سێرڤەر یان لە فایلی پاڵپشت',
    ar: 'من الخادم أو من ملف نسخة احتياطية',
  },
  'first.import': {
    en: 'Import from the old POS',
    ckb: 'لە سیستەمە کۆنەکەوە بیهێنە',
    ar: 'استورد من النظام القديم',
  },
  'first.import_text': {
    en: 'Bring everything from its backup file',
    ckb: 'هەموو شتێک لە فایلی پاڵپشتەکەی بهێنە',
    ar: 'أحضر كل شيء من ملف نسخته الاحتياطية',
  },
  'first.name': { en: 'Your shop', ckb: 'فرۆشگاکەت', ar: 'متجرك' },
  'first.name_text': {
    en: 'It stands on top of every bill.',
    ckb: 'لە سەرەوەی هەموو پسوولەیەک دەنووسرێت.',
    ar: 'يظهر في أعلى كل فاتورة.',
  },
  'first.shop_name': { en: 'Shop name', ckb: 'ناوی فرۆشگا', ar: 'اسم المتجر' },
  'first.owner_name': { en: 'Your name', ckb: 'ناوی تۆ', ar: 'اسمك' },
  'first.owner_hint': {
    en: 'Shown to you and your staff only.',
    ckb: 'تەنها بۆ خۆت و کارمەندەکانت دەردەکەوێت.',
    ar: 'يظهر لك ولموظفيك فقط.',
  },
  'first.device_name': { en: 'Name of this device', ckb: 'ناوی ئەم ئامێرە', ar: 'اسم هذا الجهاز' },
  'first.device_hint': {
    en: 'So that you know it among several tills.',
    ckb: 'بۆ ئەوەی لەنێو چەند کاشێرێکدا بیناسیتەوە.',
    ar: 'لتعرفه بين عدة صناديق.',
  },
  'first.device_tablet': { en: 'Counter tablet', ckb: 'تابلێتی کاونتەر', ar: 'جهاز الصندوق' },
  'first.device_phone': { en: 'My phone', ckb: 'مۆبایلەکەم', ar: 'هاتفي' },
  'first.device_computer': { en: 'Counter computer', ckb: 'کۆمپیوتەری کاونتەر', ar: 'حاسوب الصندوق' },
  'first.needs_name': { en: 'Write the shop name', ckb: 'ناوی فرۆشگا بنووسە', ar: 'اكتب اسم المتجر' },
  'first.money': { en: 'Currency and rate', ckb: 'دراو و نرخی گۆڕینەوە', ar: 'العملة وسعر الصرف' },
  'first.money_text': {
    en: 'You can change it at any time. Old bills keep their own rate.',
    ckb: 'دەتوانیت هەر کات بیگۆڕیت. پسوولە کۆنەکان نرخی خۆیان دەهێڵنەوە.',
    ar: 'يمكنك تغييره في أي وقت. تحتفظ الفواتير القديمة بسعرها.',
  },
  'first.currency': {
    en: 'Which currency do you sell in?',
    ckb: 'نرخەکان بە چی دەنووسیت؟',
    ar: 'بأي عملة تبيع؟',
  },
  'first.iqd': { en: 'Dinar', ckb: 'دینار', ar: 'دينار' },
  'first.iqd_text': {
    en: 'Customers may pay in dollars too',
    ckb: 'کڕیار بە دۆلاریش دەدات',
    ar: 'يمكن للزبون الدفع بالدولار أيضًا',
  },
  'first.usd': { en: 'Dollar', ckb: 'دۆلار', ar: 'دولار' },
  'first.usd_text': {
    en: 'Converted to dinars at the rate',
    ckb: 'بۆ دینار دەگۆڕدرێت',
    ar: 'يُحوَّل إلى الدينار بالسعر',
  },
  'first.rate': { en: 'Today’s dollar rate', ckb: 'نرخی دۆلاری ئەمڕۆ', ar: 'سعر الدولار اليوم' },
  'first.one_usd': { en: '{one} USD =', ckb: '{one} دۆلار =', ar: '{one} دولار =' },
  'first.iqd_unit': { en: 'IQD', ckb: 'دینار', ar: 'دينار' },
  'first.rate_100': {
    en: '{hundred} dollars make {amount}',
    ckb: '{hundred} دۆلار دەکاتە {amount}',
    ar: '{hundred} دولار تساوي {amount}',
  },
  'first.needs_rate': { en: 'Write today’s rate', ckb: 'نرخی ئەمڕۆ بنووسە', ar: 'اكتب سعر اليوم' },
  'first.rounding': { en: 'Round totals to', ckb: 'خڕکردنەوەی کۆی گشتی', ar: 'تقريب المجموع' },
  'first.no_rounding': { en: 'No', ckb: 'نا', ar: 'لا' },
  'first.pin': { en: 'Choose your PIN', ckb: 'پین هەڵبژێرە', ar: 'اختر رمزك السري' },
  'first.pin_text': {
    en: 'Four to six digits. It locks and unlocks this till.',
    ckb: 'چوار تا شەش ژمارە. ئەم کاشێرە دادەخات و دەیکاتەوە.',
    ar: 'من أربعة إلى ستة أرقام. يقفل هذا الصندوق ويفتحه.',
  },
  'first.pin_again': { en: 'Type it once more', ckb: 'جارێکی تر بینووسە', ar: 'اكتبه مرة أخرى' },
  'first.pin_again_text': {
    en: 'So that no finger slipped.',
    ckb: 'بۆ دڵنیابوون لەوەی هەڵە نەکراوە.',
    ar: 'للتأكد من عدم وجود خطأ.',
  },
  'first.pin_differs': {
    en: 'The two are not alike. Choose it again.',
    ckb: 'وەک یەک نین. دووبارە هەڵیبژێرەوە.',
    ar: 'الرمزان غير متطابقين. اختره من جديد.',
  },
  'first.pin_short': { en: 'At least four digits', ckb: 'لانی کەم چوار ژمارە', ar: 'أربعة أرقام على الأقل' },
  'first.pin_length': {
    en: '{count, plural, =0 {No digits typed} one {# digit typed} other {# digits typed}}',
    ckb: '{count} ژمارە نووسراوە',
    ar: '{count, plural, =0 {لم يُكتب رقم} one {كُتب رقم واحد} two {كُتب رقمان} few {كُتبت # أرقام} other {كُتب # رقمًا}}',
  },
  'first.keep': {
    en: 'Keep it safe on this device',
    ckb: 'لەم ئامێرە پارێزراو بێت',
    ar: 'ليبقى محفوظًا على هذا الجهاز',
  },
  'first.keep_text': {
    en: 'Your shop lives in this browser. Two steps make it stay.',
    ckb: 'فرۆشگاکەت لەم وێبگەڕەدایە. دوو هەنگاو دەیهێڵنەوە.',
    ar: 'متجرك موجود في هذا المتصفح. خطوتان تُبقيانه.',
  },
  'first.open': { en: 'Open the shop', ckb: 'فرۆشگا بکەرەوە', ar: 'افتح المتجر' },
  'first.opening': { en: 'Opening the shop', ckb: 'فرۆشگا دەکرێتەوە', ar: 'يُفتح المتجر' },
  'first.ready': { en: '{shop} is ready', ckb: '{shop} ئامادەیە', ar: '{shop} جاهز' },
  'first.ready_text': {
    en: 'Everything you do is saved on this device at once, with or without internet.',
    ckb: 'هەرچی دەیکەیت دەستبەجێ لەم ئامێرە پاشەکەوت دەکرێت، بە ئینتەرنێت یان بەبێ ئینتەرنێت.',
    ar: 'كل ما تفعله يُحفظ على هذا الجهاز فورًا، مع الإنترنت أو بدونه.',
  },
  'first.done_currency': {
    en: 'Prices in {currency}',
    ckb: 'نرخەکان بە {currency}',
    ar: 'الأسعار: {currency}',
  },
  'first.done_rate': {
    en: '{one} USD = {amount}',
    ckb: '{one} دۆلار = {amount}',
    ar: '{one} دولار = {amount}',
  },
  'first.done_rounding': {
    en: 'Totals rounded to {amount}',
    ckb: 'کۆی گشتی بۆ {amount} خڕ دەکرێتەوە',
    ar: 'يُقرَّب المجموع إلى {amount}',
  },
  'first.done_exact': { en: 'Totals are not rounded', ckb: 'کۆی گشتی خڕ ناکرێتەوە', ar: 'لا يُقرَّب المجموع' },
  'first.done_pin': { en: 'Your PIN is set', ckb: 'پینەکەت دانراوە', ar: 'عُيّن رمزك السري' },
  'first.sell': { en: 'Start selling', ckb: 'دەست بە فرۆشتن بکە', ar: 'ابدأ البيع' },
  'first.account': {
    en: 'Create an account for backups',
    ckb: 'هەژمارێک بۆ پاڵپشت بکەوە',
    ar: 'أنشئ حسابًا للنسخ الاحتياطي',
  },
  'vanished.title': {
    en: 'The shop’s data is gone',
    ckb: 'داتای فرۆشگا نەماوە',
    ar: 'بيانات المتجر غير موجودة',
  },
  'vanished.text': {
    en: 'The browser or another program has removed the data of “{shop}” from this device. What was backed up is safe on the server.',
    ckb: 'وێبگەڕەکە یان بەرنامەیەکی تر داتای «{shop}»ی لەم ئامێرە سڕیوەتەوە. ئەوەی پاڵپشتی کرابوو لەسەر سێرڤەر پارێزراوە.',
    ar: 'أزال المتصفح أو برنامج آخر بيانات «{shop}» من هذا الجهاز. ما نُسخ احتياطيًا محفوظ على الخادم.',
  },
  'vanished.nameless': { en: 'your shop', ckb: 'فرۆشگاکەت', ar: 'متجرك' },
  'vanished.restore': { en: 'Restore my shop', ckb: 'فرۆشگاکەم بهێنەوە', ar: 'استعد متجري' },
  'vanished.again': { en: 'Look again', ckb: 'دووبارە بگەڕێ', ar: 'تحقق من جديد' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    firstRun: typeof firstRunMessages
  }
}
