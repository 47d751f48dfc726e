import { defineMessages } from '../catalogue.ts'

/** The import wizard for a backup file of the old POS. */
export const importMessages = defineMessages({
  'import.file_title': {
    en: 'Import from the old POS',
    ckb: 'هێنانە ناوەوە لە سیستەمە کۆنەکە',
    ar: 'استيراد من النظام القديم',
  },
  'import.file_text': {
    en: 'Choose its backup file (.json), or one that your server wrote. You see what is in it before anything is changed.',
    ckb: 'فایلی پاڵپشتەکەی (\u2068.json\u2069) هەڵبژێرە، یان یەکێک کە سێرڤەرەکەت نووسیویەتی. پێش ئەوەی هیچ بگۆڕێت دەبینیت چی تێدایە.',
    ar: 'اختر ملف نسخته الاحتياطية (\u2068.json\u2069) أو ملفًا كتبه خادمك. ترى ما فيه قبل أن يتغيّر شيء.',
  },
  'import.file_choose': { en: 'Choose the file', ckb: 'فایلەکە هەڵبژێرە', ar: 'اختر الملف' },
  'import.drop': { en: 'or drop it here', ckb: 'یان لێرە دایبنێ', ar: 'أو أفلته هنا' },
  'import.reading': { en: 'Reading the file', ckb: 'فایلەکە دەخوێنرێتەوە', ar: 'قراءة الملف' },
  'import.reading_text': {
    en: 'Nothing is changed while it is read.',
    ckb: 'لە کاتی خوێندنەوەدا هیچ شتێک ناگۆڕێت.',
    ar: 'لا يتغيّر شيء أثناء القراءة.',
  },
  'import.preview_title': { en: 'What is in the file', ckb: 'چی لە فایلەکەدایە', ar: 'ما في الملف' },
  'import.preview_text': {
    en: 'Saved {time}. Every field of it is kept.',
    ckb: 'لە {time} پاشەکەوت کراوە. هەموو خانەیەکی هەڵدەگیرێت.',
    ar: 'حُفظ {time}. كل حقل فيه يبقى.',
  },
  'import.preview_undated': {
    en: 'Every field of it is kept.',
    ckb: 'هەموو خانەیەکی هەڵدەگیرێت.',
    ar: 'كل حقل فيه يبقى.',
  },
  'import.copy': {
    en: 'This is a complete copy of a shop that the server wrote: everything comes back as it was, only everybody but the owner needs a new PIN.',
    ckb: 'ئەمە کۆپییەکی تەواوی فرۆشگایەکە کە سێرڤەر نووسیویەتی: هەموو شتێک وەک خۆی دەگەڕێتەوە، تەنها هەمووان جگە لە خاوەنەکە پێویستیان بە ژمارەی نهێنیی نوێیە.',
    ar: 'هذه نسخة كاملة من متجر كتبها الخادم: يعود كل شيء كما كان، لكن الجميع ما عدا المالك يحتاجون إلى رقم سري جديد.',
  },
  'import.services': { en: 'Repairs', ckb: 'چاککردنەوەکان', ar: 'التصليحات' },
  'import.stores': { en: 'Stores', ckb: 'کۆگاکان', ar: 'المخازن' },
  'import.goes_on': { en: 'How it goes on', ckb: 'چۆن بەردەوام دەبێت', ar: 'كيف يستمر' },
  'import.next_bill': { en: 'Next bill', ckb: 'پسوولەی داهاتوو', ar: 'الفاتورة التالية' },
  'import.next_return': { en: 'Next return', ckb: 'گەڕاندنەوەی داهاتوو', ar: 'الإرجاع التالي' },
  'import.rate': { en: 'Dinars for one dollar', ckb: 'دینار بۆ یەک دۆلار', ar: 'دينار لكل دولار' },
  'import.rate_hint': {
    en: 'The file has no rate. Check this one.',
    ckb: 'فایلەکە نرخی تێدا نییە. ئەمەیان بپشکنە.',
    ar: 'لا سعر في الملف. تحقّق من هذا.',
  },
  'import.rate_bad': {
    en: 'Type a rate, such as {rate}',
    ckb: 'نرخێک بنووسە، وەک {rate}',
    ar: 'اكتب سعرًا مثل {rate}',
  },
  'import.dinar_prices': {
    en: 'Prices that look like dinars',
    ckb: 'نرخەکان کە وەک دینار دەردەکەون',
    ar: 'أسعار تبدو بالدينار',
  },
  'import.as_usd': { en: 'Dollars, as written', ckb: 'دۆلار، وەک نووسراوە', ar: 'دولار كما كُتبت' },
  'import.as_iqd': { en: 'Dinars', ckb: 'دینار', ar: 'دينار' },
  'import.balances': { en: 'What customers owe', ckb: 'قەرزی کڕیاران', ar: 'ما على الزبائن' },
  'import.by_ledger': { en: 'Sum of the entries', ckb: 'کۆی تۆمارەکان', ar: 'مجموع القيود' },
  'import.by_stated': {
    en: 'As the old page said',
    ckb: 'وەک پەڕە کۆنەکە دەیوت',
    ar: 'كما في الصفحة القديمة',
  },
  'import.odd': {
    en: '{count, plural, one {# thing to look at} other {# things to look at}}',
    ckb: '{count} شت کە سەیریان بکەیت',
    ar: '{count, plural, one {أمر واحد للمراجعة} two {أمران للمراجعة} few {# أمور للمراجعة} other {# أمرًا للمراجعة}}',
  },
  'import.odd_hint': {
    en: 'None of them stops the import and nothing is dropped.',
    ckb: 'هیچیان هێنانە ناوەوە ڕاناگرێت و هیچ شتێک فڕێ نادرێت.',
    ar: 'لا يوقف أي منها الاستيراد ولا يُحذف شيء.',
  },
  'import.nothing_odd': {
    en: 'Nothing odd was found',
    ckb: 'هیچ شتێکی نامۆ نەدۆزرایەوە',
    ar: 'لم يُعثر على شيء غريب',
  },
  'import.for_example': { en: 'For example {examples}', ckb: 'بۆ نموونە {examples}', ar: 'مثلًا {examples}' },
  'import.primary': {
    en: 'Import {records} records',
    ckb: '{records} تۆمار بهێنە ناوەوە',
    ar: 'استورد {records} سجل',
  },
  'import.shop_title': { en: 'Your shop', ckb: 'فرۆشگاکەت', ar: 'متجرك' },
  'import.shop_text': {
    en: 'The imported shop needs a name and an owner’s PIN.',
    ckb: 'فرۆشگا هێنراوەکە پێویستی بە ناو و ژمارەی نهێنیی خاوەنەکەیە.',
    ar: 'يحتاج المتجر المستورد إلى اسم ورقم سري للمالك.',
  },
  'import.shop_name': { en: 'Shop name', ckb: 'ناوی فرۆشگا', ar: 'اسم المتجر' },
  'import.owner_name': { en: 'Owner’s name', ckb: 'ناوی خاوەن', ar: 'اسم المالك' },
  'import.pin': {
    en: 'PIN, {min} to {max} digits',
    ckb: 'ژمارەی نهێنی، {min} تا {max} ژمارە',
    ar: 'رقم سري من {min} إلى {max} أرقام',
  },
  'import.pin_again': { en: 'PIN again', ckb: 'ژمارەی نهێنی دووبارە', ar: 'الرقم السري من جديد' },
  'import.needs_name': { en: 'Type the shop’s name', ckb: 'ناوی فرۆشگاکە بنووسە', ar: 'اكتب اسم المتجر' },
  'import.needs_pin': {
    en: 'Type a PIN of {min} to {max} digits',
    ckb: 'ژمارەیەکی نهێنیی {min} تا {max} ژمارەیی بنووسە',
    ar: 'اكتب رقمًا سريًا من {min} إلى {max} أرقام',
  },
  'import.pins_differ': {
    en: 'The two PINs differ',
    ckb: 'دوو ژمارە نهێنییەکە جیاوازن',
    ar: 'الرقمان السريان مختلفان',
  },
  'import.running_title': { en: 'Importing', ckb: 'دەهێنرێتە ناوەوە', ar: 'جارٍ الاستيراد' },
  'import.running_text': {
    en: 'Either everything is imported or nothing. Keep the app open.',
    ckb: 'یان هەمووی دەهێنرێتە ناوەوە یان هیچ. ئەپەکە بە کراوەیی بهێڵەرەوە.',
    ar: 'إما يُستورد كل شيء أو لا شيء. أبقِ التطبيق مفتوحًا.',
  },
  'import.done_title': { en: 'Imported', ckb: 'هێنرایە ناوەوە', ar: 'تم الاستيراد' },
  'import.done_text': {
    en: '{records} records are in your shop. Nothing was dropped.',
    ckb: '{records} تۆمار لە فرۆشگاکەتدان. هیچ شتێک فڕێ نەدرا.',
    ar: '{records} سجل في متجرك. لم يُحذف شيء.',
  },
  'import.start_selling': { en: 'Start selling', ckb: 'دەست بکە بە فرۆشتن', ar: 'ابدأ البيع' },
  'import.go_back_up': {
    en: 'Make the first backup',
    ckb: 'یەکەم پاڵپشت دروست بکە',
    ar: 'أنشئ أول نسخة احتياطية',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    import: typeof importMessages
  }
}
