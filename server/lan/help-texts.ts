/** The languages of the help page, in the order in which they are offered; the app's own. */
export const HELP_LANGUAGES = ['en', 'ckb', 'ar'] as const

/** One of them. */
export type HelpLanguage = (typeof HELP_LANGUAGES)[number]

/** What each kind of device is shown. */
export const PLATFORMS = ['android', 'ios', 'windows', 'mac'] as const

/** A kind of device that has steps of its own. */
export type Platform = (typeof PLATFORMS)[number]

/** How a language is named and written. */
export const LANGUAGE_LOOK: Readonly<Record<HelpLanguage, { name: string; dir: 'ltr' | 'rtl' }>> = {
  en: { name: 'English', dir: 'ltr' },
  ckb: { name: 'کوردیی سۆرانی', dir: 'rtl' },
  ar: { name: 'العربية', dir: 'rtl' },
}

/** Every sentence of the page in all languages. */
export const HELP_TEXTS = {
  title: {
    en: 'Install Sonic POS on this device',
    ckb: 'Sonic POS لەسەر ئەم ئامێرە دابمەزرێنە',
    ar: 'تثبيت Sonic POS على هذا الجهاز',
  },
  why: {
    en: 'The server of your shop runs in your own network. This device has to trust it once; then everything works without internet.',
    ckb: 'سێرڤەری دوکانەکەت لە تۆڕی خۆتدا کار دەکات. ئەم ئامێرە دەبێت یەک جار متمانەی پێ بکات؛ دواتر هەموو شتێک بەبێ ئینتەرنێت کار دەکات.',
    ar: 'يعمل خادم متجرك في شبكتك الخاصة. يجب أن يثق به هذا الجهاز مرة واحدة؛ بعدها يعمل كل شيء بلا إنترنت.',
  },
  step_download: {
    en: '1. Download the certificate',
    ckb: '١. بڕوانامەکە دابەزێنە',
    ar: '١. نزّل الشهادة',
  },
  download: { en: 'Download the certificate', ckb: 'بڕوانامەکە دابەزێنە', ar: 'تنزيل الشهادة' },
  fingerprint: {
    en: 'Its SHA-256 fingerprint. It must be the same as on the screen of the server:',
    ckb: 'پەنجەمۆری SHA-256ی ئەو. دەبێت هەمان ئەوە بێت کە لەسەر شاشەی سێرڤەرەکەیە:',
    ar: 'بصمتها SHA-256. يجب أن تطابق ما يظهر على شاشة الخادم:',
  },
  step_trust: { en: '2. Trust it', ckb: '٢. متمانەی پێ بکە', ar: '٢. ثِق بها' },
  step_open: { en: '3. Open the app', ckb: '٣. ئەپەکە بکەرەوە', ar: '٣. افتح التطبيق' },
  open: { en: 'Open Sonic POS', ckb: 'Sonic POS بکەرەوە', ar: 'فتح Sonic POS' },
  then_install: {
    en: 'Then choose “Install” (Android, Windows) or Share › “Add to Home Screen” (iPhone, iPad).',
    ckb: 'پاشان «دامەزراندن» هەڵبژێرە (ئەندرۆید، ویندۆز) یان هاوبەشکردن › «زیادکردن بۆ شاشەی سەرەکی» (ئایفۆن، ئایپاد).',
    ar: 'ثم اختر «تثبيت» (أندرويد، ويندوز) أو مشاركة › «إضافة إلى الشاشة الرئيسية» (آيفون، آيباد).',
  },
  qr: {
    en: 'For another device in this network: scan this, and you are on this page.',
    ckb: 'بۆ ئامێرێکی تری ئەم تۆڕە: ئەمە سکان بکە، دەگەیتە ئەم پەڕەیە.',
    ar: 'لجهاز آخر في هذه الشبكة: امسح هذا الرمز لتصل إلى هذه الصفحة.',
  },
  qr_app: {
    en: 'For a device that trusts the certificate already: scan this, and the app opens.',
    ckb: 'بۆ ئامێرێک کە پێشتر متمانەی بە بڕوانامەکە کردووە: ئەمە سکان بکە، ئەپەکە دەکرێتەوە.',
    ar: 'لجهاز يثق بالشهادة مسبقًا: امسح هذا الرمز ليفتح التطبيق.',
  },
  careful: {
    en: 'Install it on the shop’s own devices only, and only when the fingerprint is right.',
    ckb: 'تەنها لەسەر ئامێرەکانی دوکانەکە دایمەزرێنە، و تەنها ئەگەر پەنجەمۆرەکە ڕاست بوو.',
    ar: 'ثبّتها على أجهزة المتجر فقط، وفقط إذا كانت البصمة صحيحة.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<HelpLanguage, string>>>>

/** The steps of each kind of device after the download, one per line. */
export const TRUST_STEPS: Readonly<
  Record<Platform, { name: string; steps: Readonly<Record<HelpLanguage, readonly string[]>> }>
> = {
  android: {
    name: 'Android',
    steps: {
      en: [
        'Open Settings › Security › More security settings › Encryption & credentials › Install a certificate › CA certificate.',
        'Choose “Install anyway” and give the lock of the screen.',
        'Choose the file sonic-pos-ca.crt in Downloads.',
      ],
      ckb: [
        'ڕێکخستنەکان › پاراستن › ڕێکخستنی زیاتری پاراستن › کۆدکردن و بڕوانامەکان › دامەزراندنی بڕوانامە › بڕوانامەی CA بکەرەوە.',
        '«هەر دایبمەزرێنە» هەڵبژێرە و قوفڵی شاشەکە بنووسە.',
        'لە دابەزێنراوەکان فایلی sonic-pos-ca.crt هەڵبژێرە.',
      ],
      ar: [
        'افتح الإعدادات › الأمان › المزيد من إعدادات الأمان › التشفير وبيانات الاعتماد › تثبيت شهادة › شهادة CA.',
        'اختر «التثبيت على أي حال» وأدخل قفل الشاشة.',
        'اختر الملف sonic-pos-ca.crt من التنزيلات.',
      ],
    },
  },
  ios: {
    name: 'iOS, iPadOS',
    steps: {
      en: [
        'Use Safari for the download and allow the profile.',
        'Open Settings › General › VPN & Device Management, choose the profile and “Install”.',
        'Open Settings › General › About › Certificate Trust Settings and switch the certificate on.',
      ],
      ckb: [
        'بۆ دابەزاندن سەفاری بەکاربهێنە و ڕێگە بە پرۆفایلەکە بدە.',
        'ڕێکخستنەکان › گشتی › VPN و بەڕێوەبردنی ئامێر بکەرەوە، پرۆفایلەکە هەڵبژێرە و «دامەزراندن» دابگرە.',
        'ڕێکخستنەکان › گشتی › دەربارە › ڕێکخستنی متمانەی بڕوانامە بکەرەوە و بڕوانامەکە هەڵبکە.',
      ],
      ar: [
        'استخدم Safari للتنزيل واسمح بالملف التعريفي.',
        'افتح الإعدادات › عام › VPN وإدارة الجهاز، واختر الملف التعريفي ثم «تثبيت».',
        'افتح الإعدادات › عام › حول › إعدادات الثقة بالشهادات وفعّل الشهادة.',
      ],
    },
  },
  windows: {
    name: 'Windows',
    steps: {
      en: [
        'Open the file and choose “Install Certificate…”, then “Current User”.',
        'Choose “Place all certificates in the following store”, “Browse…”, “Trusted Root Certification Authorities”.',
        'Choose “Finish”, “Yes”, and start the browser again.',
      ],
      ckb: [
        'فایلەکە بکەرەوە و «Install Certificate…» و پاشان «Current User» هەڵبژێرە.',
        '«Place all certificates in the following store» و «Browse…» و «Trusted Root Certification Authorities» هەڵبژێرە.',
        '«Finish» و «Yes» دابگرە و وێبگەڕەکە دووبارە بکەرەوە.',
      ],
      ar: [
        'افتح الملف واختر «تثبيت الشهادة…» ثم «المستخدم الحالي».',
        'اختر «وضع كافة الشهادات في المخزن التالي» ثم «استعراض…» ثم «المراجع المصدقة الجذرية الموثوقة».',
        'اختر «إنهاء» ثم «نعم»، وأعد تشغيل المتصفح.',
      ],
    },
  },
  mac: {
    name: 'macOS',
    steps: {
      en: [
        'Open the file: it is added to Keychain Access.',
        'Double-click the certificate there, open “Trust” and choose “Always Trust”.',
        'Close the window, give your password, and start the browser again.',
      ],
      ckb: [
        'فایلەکە بکەرەوە: دەخرێتە ناو Keychain Access.',
        'لەوێ دوو جار کرتە لە بڕوانامەکە بکە، «Trust» بکەرەوە و «Always Trust» هەڵبژێرە.',
        'پەنجەرەکە دابخە، وشەی نهێنیت بنووسە و وێبگەڕەکە دووبارە بکەرەوە.',
      ],
      ar: [
        'افتح الملف: يُضاف إلى «الوصول إلى سلسلة المفاتيح».',
        'انقر الشهادة هناك مرتين، وافتح «الثقة» واختر «الثقة دائمًا».',
        'أغلق النافذة وأدخل كلمة سرّك، ثم أعد تشغيل المتصفح.',
      ],
    },
  },
}
