import { defineMessages } from '../catalogue.ts'

/** One sentence for each oddity of an old file: what was found, what becomes of it. */
export const anomalyMessages = defineMessages({
  'anomaly.section_missing': {
    en: '{count, plural, one {# section is not in the file} other {# sections are not in the file}}. They start empty.',
    ckb: '{count} بەش لە فایلەکەدا نین. بە بەتاڵی دەست پێ دەکەن.',
    ar: '{count, plural, one {قسم واحد ليس في الملف} two {قسمان ليسا في الملف} few {# أقسام ليست في الملف} other {# قسمًا ليس في الملف}}. تبدأ فارغة.',
  },
  'anomaly.section_null': {
    en: '{count, plural, one {# section is empty in the file} other {# sections are empty in the file}}.',
    ckb: '{count} بەش لە فایلەکەدا بەتاڵن.',
    ar: '{count, plural, one {قسم واحد فارغ في الملف} two {قسمان فارغان في الملف} few {# أقسام فارغة في الملف} other {# قسمًا فارغًا في الملف}}.',
  },
  'anomaly.section_unknown': {
    en: '{count, plural, one {# section is} other {# sections are}} not known to this app. They are kept as they are.',
    ckb: 'ئەم ئەپە {count} بەش ناناسێت. وەک خۆیان هەڵدەگیرێن.',
    ar: '{count, plural, one {قسم واحد لا يعرفه} two {قسمان لا يعرفهما} few {# أقسام لا يعرفها} other {# قسمًا لا يعرفها}} هذا التطبيق. تبقى كما هي.',
  },
  'anomaly.unreadable': {
    en: '{count, plural, one {# record could not be understood} other {# records could not be understood}}. They are kept as they are.',
    ckb: '{count} تۆمار تێنەگەیشترا. وەک خۆیان هەڵدەگیرێن.',
    ar: '{count, plural, one {سجل واحد لم يُفهم} two {سجلان لم يُفهما} few {# سجلات لم تُفهم} other {# سجلًا لم يُفهم}}. تبقى كما هي.',
  },
  'anomaly.balance_disagrees': {
    en: '{count, plural, one {# customer’s balances disagree} other {The balances of # customers disagree}}. You choose below which one rules.',
    ckb: 'قەرزی {count} کڕیار لەگەڵ خۆی ناگونجێت. لە خوارەوە هەڵدەبژێریت کامەیان بڕیاردەرە.',
    ar: '{count, plural, one {أرصدة زبون واحد متضاربة} two {أرصدة زبونين متضاربة} few {أرصدة # زبائن متضاربة} other {أرصدة # زبونًا متضاربة}}. تختار أدناه أيها المعتمد.',
  },
  'anomaly.dinar_price': {
    en: '{count, plural, one {# dollar price looks} other {# dollar prices look}} like dinars. You choose below what they are.',
    ckb: '{count} نرخی دۆلار وەک دینار دەردەکەون. لە خوارەوە هەڵدەبژێریت چین.',
    ar: '{count, plural, one {سعر واحد بالدولار يبدو} two {سعران بالدولار يبدوان} few {# أسعار بالدولار تبدو} other {# سعرًا بالدولار يبدو}} بالدينار. تختار أدناه ما هي.',
  },
  'anomaly.price_zero': {
    en: '{count, plural, one {# item has} other {# items have}} a price of zero.',
    ckb: 'نرخی {count} کاڵا سفرە.',
    ar: '{count, plural, one {مادة واحدة سعرها} two {مادتان سعرهما} few {# مواد سعرها} other {# مادة سعرها}} صفر.',
  },
  'anomaly.price_missing': {
    en: '{count, plural, one {# item has} other {# items have}} no price. It is asked for when selling.',
    ckb: '{count} کاڵا نرخیان نییە. لە کاتی فرۆشتندا دەپرسرێت.',
    ar: '{count, plural, one {مادة واحدة} two {مادتان} few {# مواد} other {# مادة}} بلا سعر. يُسأل عنه عند البيع.',
  },
  'anomaly.stock_negative': {
    en: '{count, plural, one {# item has} other {# items have}} less than nothing in stock. The figures stay as they are.',
    ckb: 'ژمارەی {count} کاڵا لە کۆگادا لە سفر کەمترە. ژمارەکان وەک خۆیان دەمێننەوە.',
    ar: '{count, plural, one {مادة واحدة مخزونها} two {مادتان مخزونهما} few {# مواد مخزونها} other {# مادة مخزونها}} أقل من الصفر. تبقى الأرقام كما هي.',
  },
  'anomaly.stock_disagrees': {
    en: '{count, plural, one {# item has} other {# items have}} two different stock figures. The item list rules.',
    ckb: '{count} کاڵا دوو ژمارەی جیاوازی کۆگایان هەیە. لیستی کاڵاکان بڕیاردەرە.',
    ar: '{count, plural, one {مادة واحدة لها} two {مادتان لهما} few {# مواد لها} other {# مادة لها}} رقما مخزون مختلفان. قائمة المواد هي المعتمدة.',
  },
  'anomaly.item_gone': {
    en: '{count, plural, one {# bill line names an item} other {# bill lines name items}} that no longer exist. They stay as text.',
    ckb: '{count} دێڕی پسوولە ناوی کاڵایەک دەبەن کە چیتر نییە. وەک دەق دەمێننەوە.',
    ar: '{count, plural, one {سطر فاتورة واحد يذكر} two {سطرا فاتورة يذكران} few {# أسطر فواتير تذكر} other {# سطر فاتورة يذكر}} مادة لم تعد موجودة. تبقى نصًا.',
  },
  'anomaly.customer_gone': {
    en: '{count, plural, one {# bill names a customer} other {# bills name customers}} who no longer exist. They stay as text.',
    ckb: '{count} پسوولە ناوی کڕیارێک دەبەن کە چیتر نییە. وەک دەق دەمێننەوە.',
    ar: '{count, plural, one {فاتورة واحدة تذكر} two {فاتورتان تذكران} few {# فواتير تذكر} other {# فاتورة تذكر}} زبونًا لم يعد موجودًا. تبقى نصًا.',
  },
  'anomaly.number_twice': {
    en: '{count, plural, one {# bill number was} other {# bill numbers were}} used twice. Both bills are kept.',
    ckb: '{count} ژمارەی پسوولە دوو جار بەکارهاتووە. هەردوو پسوولە هەڵدەگیرێن.',
    ar: '{count, plural, one {رقم فاتورة واحد استُعمل} two {رقما فاتورة استُعملا} few {# أرقام فواتير استُعملت} other {# رقم فاتورة استُعمل}} مرتين. تبقى الفاتورتان.',
  },
  'anomaly.counter_behind': {
    en: '{count, plural, one {# series was} other {# series were}} about to use a number again. It goes on after the highest one.',
    ckb: '{count} زنجیرە خەریک بوو ژمارەیەک دووبارە بکاتەوە. دوای بەرزترین ژمارە بەردەوام دەبێت.',
    ar: '{count, plural, one {تسلسل واحد كان} two {تسلسلان كانا} few {# تسلسلات كانت} other {# تسلسلًا كان}} على وشك تكرار رقم. يستمر بعد أعلى رقم.',
  },
  'anomaly.name_twice': {
    en: '{count, plural, one {# pair of items differs} other {# pairs of items differ}} only by case or spaces.',
    ckb: '{count} جووت کاڵا تەنها بە پیتی گەورە یان بۆشایی جیاوازن.',
    ar: '{count, plural, one {زوج واحد من المواد يختلف} two {زوجان من المواد يختلفان} few {# أزواج من المواد تختلف} other {# زوجًا من المواد يختلف}} بالمسافات أو حجم الأحرف فقط.',
  },
  'anomaly.barcode_twice': {
    en: '{count, plural, one {# barcode belongs} other {# barcodes belong}} to two items. A scan asks which one.',
    ckb: '{count} بارکۆد هی دوو کاڵان. لە کاتی سکاندا دەپرسرێت کامەیان.',
    ar: '{count, plural, one {باركود واحد لمادتين} two {باركودان لكل منهما مادتان} few {# باركودات لكل منها مادتان} other {# باركودًا لكل منها مادتان}}. عند المسح يُسأل أيهما.',
  },
  'anomaly.test_customer': {
    en: '{count, plural, one {# customer was} other {# customers were}} made by the old app itself. You can remove it later.',
    ckb: '{count} کڕیار لەلایەن ئەپە کۆنەکەوە خۆی دروست کراوە. دواتر دەتوانیت لایببەیت.',
    ar: '{count, plural, one {زبون واحد أنشأه} two {زبونان أنشأهما} few {# زبائن أنشأهم} other {# زبونًا أنشأهم}} التطبيق القديم نفسه. يمكنك حذفه لاحقًا.',
  },
  'anomaly.date_unknown': {
    en: '{count, plural, one {# date could} other {# dates could}} not be read. The original text is kept.',
    ckb: '{count} بەروار نەخوێنرایەوە. دەقە ڕەسەنەکە هەڵدەگیرێت.',
    ar: '{count, plural, one {تاريخ واحد لم يُقرأ} two {تاريخان لم يُقرآ} few {# تواريخ لم تُقرأ} other {# تاريخًا لم يُقرأ}}. يبقى النص الأصلي.',
  },
  'anomaly.activity_twice': {
    en: '{count, plural, one {# sale was} other {# sales were}} logged twice within seconds. Both entries are kept.',
    ckb: '{count} فرۆشتن لە چەند چرکەیەکدا دوو جار تۆمار کراون. هەردوو تۆمار هەڵدەگیرێن.',
    ar: '{count, plural, one {بيع واحد سُجّل} two {بيعان سُجّلا} few {# عمليات بيع سُجّلت} other {# عملية بيع سُجّلت}} مرتين خلال ثوانٍ. يبقى القيدان.',
  },
  'anomaly.activity_without_total': {
    en: '{count, plural, one {# stock entry has} other {# stock entries have}} no total, as the old app wrote them.',
    ckb: '{count} تۆماری کۆگا کۆی گشتییان نییە، وەک ئەپە کۆنەکە نووسیویەتی.',
    ar: '{count, plural, one {قيد مخزون واحد} two {قيدا مخزون} few {# قيود مخزون} other {# قيد مخزون}} بلا مجموع، كما كتبها التطبيق القديم.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    anomalies: typeof anomalyMessages
  }
}
