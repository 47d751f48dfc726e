import { defineMessages } from '../catalogue.ts'

/** Words of the Items page. */
export const itemsMessages = defineMessages({
  'items.title': { en: 'Items', ckb: 'کاڵاکان', ar: 'المواد' },
  'items.search': { en: 'Name, category or code', ckb: 'ناو، جۆر یان کۆد', ar: 'الاسم أو الصنف أو الرمز' },
  'items.filter_all': { en: 'All {count}', ckb: 'هەموو {count}', ar: 'الكل {count}' },
  'items.filter_low': { en: 'Low {count}', ckb: 'کەم {count}', ar: 'قليل {count}' },
  'items.filter_out': { en: 'Out {count}', ckb: 'نەماوە {count}', ar: 'نفد {count}' },
  'items.add': { en: 'Add item', ckb: 'کاڵا زیاد بکە', ar: 'أضف مادة' },
  'items.edit': { en: 'Edit', ckb: 'دەستکاری', ar: 'تعديل' },
  'items.save': { en: 'Save item', ckb: 'کاڵا پاشەکەوت بکە', ar: 'احفظ المادة' },
  'items.saved': { en: 'Item saved', ckb: 'کاڵاکە پاشەکەوت کرا', ar: 'حُفظت المادة' },
  'items.new_title': { en: 'New item', ckb: 'کاڵای نوێ', ar: 'مادة جديدة' },
  'items.edit_title': { en: 'Edit item', ckb: 'دەستکاری کاڵا', ar: 'تعديل المادة' },
  'items.name': { en: 'Item name', ckb: 'ناوی کاڵا', ar: 'اسم المادة' },
  'items.barcode': { en: 'Barcode', ckb: 'بارکۆد', ar: 'الباركود' },
  'items.codes': { en: 'Other codes', ckb: 'کۆدەکانی تر', ar: 'رموز أخرى' },
  'items.category': { en: 'Category', ckb: 'جۆر', ar: 'الصنف' },
  'items.price': { en: 'Price', ckb: 'نرخ', ar: 'السعر' },
  'items.no_price': { en: 'No price yet', ckb: 'هێشتا نرخی نییە', ar: 'بلا سعر بعد' },
  'items.cost': { en: 'Cost', ckb: 'نرخی کڕین', ar: 'الكلفة' },
  'items.currency': { en: 'Currency', ckb: 'دراو', ar: 'العملة' },
  'items.stock': { en: 'In stock', ckb: 'لە کۆگا', ar: 'في المخزون' },
  'items.not_counted': { en: 'Not counted yet', ckb: 'هێشتا نەژمێردراوە', ar: 'لم تُعد بعد' },
  'items.minimum': { en: 'Warn when at or under', ckb: 'ئاگادارم بکە کاتێک گەیشتە', ar: 'نبّهني عند' },
  'items.kind': { en: 'Kind', ckb: 'جۆری کاڵا', ar: 'النوع' },
  'items.product': { en: 'Goods', ckb: 'کاڵا', ar: 'بضاعة' },
  'items.service': { en: 'Service', ckb: 'خزمەتگوزاری', ar: 'خدمة' },
  'items.supplier': { en: 'Supplier', ckb: 'دابینکەر', ar: 'المورّد' },
  'items.description': { en: 'Description', ckb: 'وەسف', ar: 'الوصف' },
  'items.at_rate': {
    en: 'at {rate} IQD per USD',
    ckb: 'بە {rate} دینار بۆ دۆلارێک',
    ar: 'بسعر {rate} دينار للدولار',
  },
  'items.low': { en: 'Low', ckb: 'کەم', ar: 'قليل' },
  'items.out': { en: 'Out', ckb: 'نەماوە', ar: 'نفد' },
  'items.price_wrong': {
    en: 'Write a price in figures, such as 96,000',
    ckb: 'نرخ بە ژمارە بنووسە، وەک 96,000',
    ar: 'اكتب السعر بالأرقام مثل 96,000',
  },
  'items.number_wrong': { en: 'Write a figure', ckb: 'ژمارەیەک بنووسە', ar: 'اكتب رقمًا' },
  'items.name_missing': { en: 'An item needs a name', ckb: 'کاڵا ناوی پێویستە', ar: 'المادة تحتاج إلى اسم' },
  'items.barcode_taken': {
    en: '{name} has this barcode too',
    ckb: '{name}یش ئەم بارکۆدەی هەیە',
    ar: '{name} لها الباركود نفسه',
  },
  'items.empty_title': { en: 'No items yet', ckb: 'هێشتا کاڵا نییە', ar: 'لا توجد مواد بعد' },
  'items.empty_text': {
    en: 'Add what you sell, or import the old POS.',
    ckb: 'ئەوەی دەیفرۆشیت زیاد بکە، یان سیستەمی کۆن بهێنە ناوەوە.',
    ar: 'أضف ما تبيعه، أو استورد من النظام القديم.',
  },
  'items.none_title': { en: 'Nothing matches', ckb: 'هیچ ناگونجێت', ar: 'لا شيء يطابق' },
  'items.none_text': {
    en: 'Try another word or code.',
    ckb: 'وشە یان کۆدێکی تر تاقی بکەوە.',
    ar: 'جرّب كلمة أو رمزًا آخر.',
  },
  'items.pick_title': { en: 'Choose an item', ckb: 'کاڵایەک هەڵبژێرە', ar: 'اختر مادة' },
  'items.pick_text': {
    en: 'Its prices, stock and codes show up here.',
    ckb: 'نرخ و کۆگا و کۆدەکانی لێرە دەردەکەون.',
    ar: 'تظهر هنا أسعارها ومخزونها ورموزها.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    items: typeof itemsMessages
  }
}
