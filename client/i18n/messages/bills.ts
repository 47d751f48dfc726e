import { defineMessages } from '../catalogue.ts'

/** Words of the Bills page. */
export const billsMessages = defineMessages({
  'bills.title': { en: 'Bills', ckb: 'پسوولەکان', ar: 'الفواتير' },
  'bills.search': { en: 'Number or customer', ckb: 'ژمارە یان کڕیار', ar: 'الرقم أو الزبون' },
  'bills.on_debt': { en: 'On debt', ckb: 'قەرز', ar: 'دين' },
  'bills.no_customer': { en: 'No customer', ckb: 'بێ کڕیار', ar: 'بلا زبون' },
  'bills.lines': { en: 'Lines', ckb: 'هێڵەکان', ar: 'السطور' },
  'bills.subtotal': { en: 'Subtotal', ckb: 'کۆ', ar: 'المجموع الفرعي' },
  'bills.discount': { en: 'Discount', ckb: 'داشکاندن', ar: 'خصم' },
  'bills.rounding': { en: 'Rounding', ckb: 'خڕکردنەوە', ar: 'تقريب' },
  'bills.total': { en: 'Total', ckb: 'کۆی گشتی', ar: 'المجموع' },
  'bills.rate': {
    en: '{one} USD = {rate} IQD',
    ckb: '{one} دۆلار = {rate} دینار',
    ar: '{one} دولار = {rate} دينار',
  },
  'bills.cash': { en: 'Cash', ckb: 'کاش', ar: 'نقد' },
  'bills.card': { en: 'Card', ckb: 'کارت', ar: 'بطاقة' },
  'bills.transfer': { en: 'Transfer', ckb: 'حەواڵە', ar: 'تحويل' },
  'bills.paid': { en: 'Paid', ckb: 'درا', ar: 'مدفوع' },
  'bills.change': { en: 'Change given', ckb: 'باقی گەڕێندرایەوە', ar: 'الباقي المعاد' },
  'bills.debt': { en: 'On debt', ckb: 'بە قەرز', ar: 'دين' },
  'bills.note': { en: 'Note', ckb: 'تێبینی', ar: 'ملاحظة' },
  'bills.each': { en: '{price} each', ckb: '{price} بۆ دانەیەک', ar: '{price} للواحدة' },
  'bills.clock': {
    en: 'The clock of this device was wrong then; the time may be off.',
    ckb: 'کاتژمێری ئامێرەکە ئەوکات هەڵە بوو؛ لەوانەیە کاتەکە ڕاست نەبێت.',
    ar: 'كانت ساعة الجهاز خاطئة حينها؛ قد لا يكون الوقت صحيحًا.',
  },
  'bills.indexing': {
    en: 'Older bills are still being sorted in; some may be missing here.',
    ckb: 'پسوولە کۆنەکان هێشتا ڕیز دەکرێن؛ لەوانەیە هەندێکیان لێرە نەبن.',
    ar: 'ما زالت الفواتير الأقدم تُفهرس؛ قد ينقص بعضها هنا.',
  },
  'bills.empty_title': { en: 'No bills yet', ckb: 'هێشتا پسوولە نییە', ar: 'لا فواتير بعد' },
  'bills.empty_text': {
    en: 'The first sale will show up here.',
    ckb: 'یەکەم فرۆشتن لێرە دەردەکەوێت.',
    ar: 'ستظهر هنا أول عملية بيع.',
  },
  'bills.new_sale': { en: 'New sale', ckb: 'فرۆشتنی نوێ', ar: 'بيع جديد' },
  'bills.none_title': { en: 'No bill matches', ckb: 'هیچ پسوولەیەک ناگونجێت', ar: 'لا فاتورة تطابق' },
  'bills.none_text': {
    en: 'Write the whole number, such as 1286, or a customer.',
    ckb: 'ژمارەکە بە تەواوی بنووسە، وەک 1286، یان ناوی کڕیار.',
    ar: 'اكتب الرقم كاملًا مثل 1286، أو اسم الزبون.',
  },
  'bills.pick_title': { en: 'Choose a bill', ckb: 'پسوولەیەک هەڵبژێرە', ar: 'اختر فاتورة' },
  'bills.pick_text': {
    en: 'Its lines and payments show up here.',
    ckb: 'هێڵ و پارەدانەکانی لێرە دەردەکەون.',
    ar: 'تظهر هنا سطورها ودفعاتها.',
  },
  'bills.gone': {
    en: 'This bill is not on this device.',
    ckb: 'ئەم پسوولەیە لەم ئامێرە نییە.',
    ar: 'هذه الفاتورة ليست على هذا الجهاز.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    bills: typeof billsMessages
  }
}
