import { defineMessages } from '../catalogue.ts'

/** Adding a device: the code on the old one, and joining by it on the new one. */
export const pairingMessages = defineMessages({
  'pairing.add_title': { en: 'Add a device', ckb: 'ئامێرێک زیاد بکە', ar: 'إضافة جهاز' },
  'pairing.secret_text': {
    en: 'The server cannot open this shop. Type what opens it, and the QR code alone lets the new device in.',
    ckb: 'سێرڤەر ناتوانێت ئەم فرۆشگایە بکاتەوە. ئەوە بنووسە کە دەیکاتەوە، ئەو کاتە کۆدی QR بە تەنها ئامێرە نوێیەکە دەهێنێتە ژوورەوە.',
    ar: 'لا يستطيع الخادم فتح هذا المتجر. اكتب ما يفتحه، فيكفي رمز QR وحده لإدخال الجهاز الجديد.',
  },
  'pairing.show': { en: 'Show the code', ckb: 'کۆدەکە پیشان بدە', ar: 'اعرض الرمز' },
  'pairing.show_without': {
    en: 'Show it without; the new device will ask',
    ckb: 'بەبێ ئەوە پیشانی بدە؛ ئامێرە نوێیەکە داوای دەکات',
    ar: 'اعرضه بدون ذلك؛ سيسأل الجهاز الجديد',
  },
  'pairing.step_open': {
    en: 'On the new device, point its camera at this code.',
    ckb: 'لە ئامێرە نوێیەکە، کامێراکەی ئاراستەی ئەم کۆدە بکە.',
    ar: 'على الجهاز الجديد، وجّه الكاميرا نحو هذا الرمز.',
  },
  'pairing.step_type': {
    en: 'Without a camera: open {place} there, choose “Join with a code” and type it.',
    ckb: 'بەبێ کامێرا: {place} لەوێ بکەرەوە، «بە کۆد بەشدار بە» هەڵبژێرە و بینووسە.',
    ar: 'بلا كاميرا: افتح {place} هناك، واختر «الانضمام برمز» واكتبه.',
  },
  'pairing.step_wait': {
    en: 'Keep this open until it says that the device has joined.',
    ckb: 'ئەمە بە کراوەیی بهێڵەوە تا دەڵێت ئامێرەکە بەشدار بوو.',
    ar: 'أبقِ هذا مفتوحًا حتى يظهر أن الجهاز انضم.',
  },
  'pairing.only_here': {
    en: 'Other devices cannot open {place}: it means this computer alone. Open the app here by its address in the shop’s network, then add the device.',
    ckb: 'ئامێرەکانی تر ناتوانن {place} بکەنەوە: تەنها مانای ئەم کۆمپیوتەرەیە. ئەپەکە لێرە بە ناونیشانی تۆڕی فرۆشگاکە بکەرەوە، پاشان ئامێرەکە زیاد بکە.',
    ar: 'لا تستطيع الأجهزة الأخرى فتح {place}: فهو يعني هذا الحاسوب وحده. افتح التطبيق هنا بعنوانه في شبكة المتجر، ثم أضف الجهاز.',
  },
  'pairing.typed_needs': {
    en: 'Whoever types the code also needs the password or the recovery code.',
    ckb: 'ئەوەی کۆدەکە دەنووسێت وشەی نهێنی یان کۆدی هێنانەوەشی پێویستە.',
    ar: 'من يكتب الرمز يحتاج أيضًا إلى كلمة المرور أو رمز الاسترداد.',
  },
  'pairing.both_need': {
    en: 'The new device will also ask for the password or the recovery code.',
    ckb: 'ئامێرە نوێیەکە داوای وشەی نهێنی یان کۆدی هێنانەوەش دەکات.',
    ar: 'سيسأل الجهاز الجديد أيضًا عن كلمة المرور أو رمز الاسترداد.',
  },
  'pairing.qr_label': {
    en: 'QR code for the new device',
    ckb: 'کۆدی QR بۆ ئامێرە نوێیەکە',
    ar: 'رمز QR للجهاز الجديد',
  },
  'pairing.code': { en: 'Code', ckb: 'کۆد', ar: 'الرمز' },
  'pairing.left': { en: '{time} left', ckb: '{time} ماوە', ar: 'باقٍ {time}' },
  'pairing.over': {
    en: 'This code is over. It lets nobody in any more.',
    ckb: 'کاتی ئەم کۆدە تەواو بوو. چیتر کەس ناهێنێتە ژوورەوە.',
    ar: 'انتهى هذا الرمز. لم يعد يُدخل أحدًا.',
  },
  'pairing.new_code': { en: 'Show a new code', ckb: 'کۆدێکی نوێ پیشان بدە', ar: 'اعرض رمزًا جديدًا' },
  'pairing.withdraw': {
    en: 'Take the code back',
    ckb: 'کۆدەکە وەربگرەوە',
    ar: 'اسحب الرمز',
  },
  'pairing.joined': {
    en: '“{name}” has joined the shop.',
    ckb: '«{name}» بەشداری فرۆشگاکە بوو.',
    ar: 'انضم «{name}» إلى المتجر.',
  },
  'pairing.joined_next': {
    en: 'Now choose a backup on it. It then has everything and sells under numbers of its own.',
    ckb: 'ئێستا لەسەر ئەو پاڵپشتێک هەڵبژێرە. پاشان هەموو شتێکی هەیە و بە ژمارەی خۆی دەفرۆشێت.',
    ar: 'اختر عليه الآن نسخة احتياطية. عندها يكون لديه كل شيء ويبيع بأرقام خاصة به.',
  },
  'pairing.begin': { en: 'Join with a code', ckb: 'بە کۆد بەشدار بە', ar: 'الانضمام برمز' },
  'pairing.begin_text': {
    en: 'Another device of the shop shows it',
    ckb: 'ئامێرێکی تری فرۆشگاکە پیشانی دەدات',
    ar: 'يعرضه جهاز آخر في المتجر',
  },
  'pairing.text': {
    en: 'On a device of the shop open Account, then “Add a device”. It shows the code.',
    ckb: 'لە ئامێرێکی فرۆشگاکە هەژمار بکەرەوە، پاشان «ئامێرێک زیاد بکە». کۆدەکە پیشان دەدات.',
    ar: 'على جهاز من المتجر افتح الحساب، ثم «أضف جهازًا». سيعرض الرمز.',
  },
  'pairing.scan': { en: 'Scan the QR code', ckb: 'کۆدی QR بخوێنەوە', ar: 'امسح رمز QR' },
  'pairing.or_type': { en: 'Or type the code', ckb: 'یان کۆدەکە بنووسە', ar: 'أو اكتب الرمز' },
  'pairing.code_hint': {
    en: 'Eight characters. Capitals, spaces and dashes do not matter.',
    ckb: 'هەشت پیت. پیتی گەورە، بۆشایی و هێڵ گرنگ نین.',
    ar: 'ثمانية رموز. لا تهم الأحرف الكبيرة ولا المسافات ولا الشرطات.',
  },
  'pairing.needs_code': {
    en: 'Eight characters of the code',
    ckb: 'هەشت پیتی کۆدەکە',
    ar: 'ثمانية رموز من الرمز',
  },
  'pairing.join': { en: 'Join', ckb: 'بەشدار بە', ar: 'انضم' },
  'pairing.joining': { en: 'Joining…', ckb: 'بەشدار دەبیت…', ar: 'جارٍ الانضمام…' },
  'pairing.was_read': {
    en: 'The code was read. Give this device a name, then join.',
    ckb: 'کۆدەکە خوێندرایەوە. ناوێک بدە بەم ئامێرە، پاشان بەشدار بە.',
    ar: 'قُرئ الرمز. سمِّ هذا الجهاز ثم انضم.',
  },
  'pairing.other_code': { en: 'Another code', ckb: 'کۆدێکی تر', ar: 'رمز آخر' },
  'pairing.open_title': { en: 'Open the shop', ckb: 'فرۆشگاکە بکەرەوە', ar: 'افتح المتجر' },
  'pairing.open_text': {
    en: 'The code was right. Only the password or the recovery code opens this shop; neither leaves this device.',
    ckb: 'کۆدەکە دروست بوو. تەنها وشەی نهێنی یان کۆدی هێنانەوە ئەم فرۆشگایە دەکاتەوە؛ هیچیان لەم ئامێرە دەرناچن.',
    ar: 'الرمز صحيح. لا يفتح هذا المتجر إلا كلمة المرور أو رمز الاسترداد، ولا يغادر أي منهما هذا الجهاز.',
  },
  'pairing.needs_secret': {
    en: 'Type what opens the shop',
    ckb: 'ئەوە بنووسە کە فرۆشگاکە دەکاتەوە',
    ar: 'اكتب ما يفتح المتجر',
  },
  'pairing.scan_title': { en: 'Scan the QR code', ckb: 'خوێندنەوەی کۆدی QR', ar: 'مسح رمز QR' },
  'pairing.scan_text': {
    en: 'Hold the code of the other device in the picture.',
    ckb: 'کۆدی ئامێرەکەی تر لە وێنەکەدا ڕابگرە.',
    ar: 'ضع رمز الجهاز الآخر داخل الصورة.',
  },
  'pairing.scan_other': {
    en: 'That is a QR code, but not one that adds a device.',
    ckb: 'ئەمە کۆدی QRە، بەڵام ئامێر زیاد ناکات.',
    ar: 'هذا رمز QR، لكنه لا يضيف جهازًا.',
  },
  'pairing.camera_refused': {
    en: 'The camera is not allowed for this app. Allow it in the browser’s settings, or type the code.',
    ckb: 'کامێرا بۆ ئەم ئەپە ڕێگەپێدراو نییە. لە ڕێکخستنەکانی وێبگەڕدا ڕێگەی پێبدە، یان کۆدەکە بنووسە.',
    ar: 'الكاميرا غير مسموحة لهذا التطبيق. اسمح بها في إعدادات المتصفح، أو اكتب الرمز.',
  },
  'pairing.camera_absent': {
    en: 'There is no camera that this app can use. Type the code.',
    ckb: 'هیچ کامێرایەک نییە کە ئەم ئەپە بتوانێت بەکاری بهێنێت. کۆدەکە بنووسە.',
    ar: 'لا توجد كاميرا يستطيع هذا التطبيق استعمالها. اكتب الرمز.',
  },
  'pairing.camera_busy': {
    en: 'The camera does not start; another app may have it. Close that app and try again, or type the code.',
    ckb: 'کامێراکە دەستپێناکات؛ ڕەنگە ئەپێکی تر بەکاری بهێنێت. ئەو ئەپە دابخە و دووبارە هەوڵ بدە، یان کۆدەکە بنووسە.',
    ar: 'الكاميرا لا تعمل؛ ربما يستعملها تطبيق آخر. أغلقه وحاول من جديد، أو اكتب الرمز.',
  },
  'pairing.type_instead': {
    en: 'Type the code instead',
    ckb: 'لە جیاتی ئەوە کۆدەکە بنووسە',
    ar: 'اكتب الرمز بدلًا من ذلك',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    pairing: typeof pairingMessages
  }
}
