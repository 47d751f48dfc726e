import { defineMessages } from '../catalogue.ts'

/** Words of taking payment and of the screen after a sale. */
export const payMessages = defineMessages({
  'pay.title': { en: 'Take payment', ckb: 'پارە وەربگرە', ar: 'استلام الدفع' },
  'pay.due': { en: 'Total due', ckb: 'کۆی داواکراو', ar: 'المبلغ المستحق' },
  'pay.at_rate': {
    en: 'at {rate} IQD per USD',
    ckb: 'بە {rate} دینار بۆ دۆلارێک',
    ar: 'بسعر {rate} دينار للدولار',
  },
  'pay.cash': { en: 'Cash', ckb: 'کاش', ar: 'نقد' },
  'pay.card': { en: 'Card', ckb: 'کارت', ar: 'بطاقة' },
  'pay.transfer': { en: 'Transfer', ckb: 'حەواڵە', ar: 'تحويل' },
  'pay.debt': { en: 'On debt', ckb: 'بە قەرز', ar: 'بالدين' },
  'pay.method': { en: 'How it is paid', ckb: 'شێوازی پارەدان', ar: 'طريقة الدفع' },
  'pay.currency': { en: 'Currency', ckb: 'دراو', ar: 'العملة' },
  'pay.iqd': { en: 'IQD', ckb: 'دینار', ar: 'دينار' },
  'pay.usd': { en: 'USD', ckb: 'دۆلار', ar: 'دولار' },
  'pay.tender': { en: '{method}, {currency}', ckb: '{method}، {currency}', ar: '{method}، {currency}' },
  'pay.entering': { en: 'entering now', ckb: 'ئێستا دەنووسرێت', ar: 'يُدخل الآن' },
  'pay.equals': { en: '= {amount}', ckb: '= {amount}', ar: '= {amount}' },
  'pay.add': { en: 'Add another payment', ckb: 'پارەدانێکی تر زیاد بکە', ar: 'أضف دفعة أخرى' },
  'pay.remove': { en: 'Remove this payment', ckb: 'ئەم پارەدانە لاببە', ar: 'احذف هذه الدفعة' },
  'pay.received': {
    en: 'Received, counted in {currency}',
    ckb: 'وەرگیراو، بە {currency}',
    ar: 'المستلم محسوبًا بـ{currency}',
  },
  'pay.still': { en: 'Still to pay', ckb: 'ماوە بۆ دان', ar: 'المتبقي' },
  'pay.change': { en: 'Change to give', ckb: 'باقی بۆ گەڕاندنەوە', ar: 'الباقي للزبون' },
  'pay.no_change': { en: 'No change', ckb: 'باقی نییە', ar: 'لا باقي' },
  'pay.to_debt': { en: 'Goes to debt', ckb: 'دەچێتە سەر قەرز', ar: 'يُسجَّل دينًا' },
  'pay.debt_of': {
    en: '{customer} will owe this much more.',
    ckb: '{customer} ئەوەندەی تر قەرزار دەبێت.',
    ar: 'سيزيد دين {customer} بهذا المبلغ.',
  },
  'pay.needs_customer': {
    en: 'A debt needs a customer',
    ckb: 'قەرز کڕیاری پێویستە',
    ar: 'الدين يحتاج إلى زبون',
  },
  'pay.choose_customer': { en: 'Choose customer', ckb: 'کڕیار هەڵبژێرە', ar: 'اختر الزبون' },
  'pay.exact': { en: 'Exact {amount}', ckb: 'تەواو {amount}', ar: 'بالضبط {amount}' },
  'pay.confirm': { en: 'Confirm', ckb: 'پشتڕاست بکەوە', ar: 'أكّد' },
  'pay.confirm_change': {
    en: 'Confirm, give {amount} back',
    ckb: 'پشتڕاست بکەوە، {amount} بگەڕێنەوە',
    ar: 'أكّد وأعد {amount}',
  },
  'pay.confirm_debt': {
    en: 'Confirm, {amount} on debt',
    ckb: 'پشتڕاست بکەوە، {amount} بە قەرز',
    ar: 'أكّد، {amount} دينًا',
  },
  'pay.underpaid': { en: '{amount} still to pay', ckb: '{amount} ماوە بۆ دان', ar: 'بقي {amount} للدفع' },
  'pay.over': {
    en: 'Only cash can be more than the total',
    ckb: 'تەنها کاش دەتوانێت لە کۆ زیاتر بێت',
    ar: 'النقد وحده يمكن أن يزيد على المجموع',
  },
  'pay.saving': { en: 'Saving', ckb: 'پاشەکەوت دەکرێت', ar: 'جارٍ الحفظ' },
  'pay.saved': { en: 'Sale saved', ckb: 'فرۆشتنەکە پاشەکەوت کرا', ar: 'حُفظ البيع' },
  'pay.give_back': { en: 'Give back', ckb: 'بگەڕێنەوە', ar: 'أعد للزبون' },
  'pay.paid_exact': { en: 'Paid', ckb: 'درا', ar: 'مدفوع' },
  'pay.on_debt': { en: 'On debt', ckb: 'بە قەرز', ar: 'دين' },
  'pay.new_sale': { en: 'New sale', ckb: 'فرۆشتنی نوێ', ar: 'بيع جديد' },
  'pay.show_bill': { en: 'Show bill', ckb: 'پسوولە پیشان بدە', ar: 'اعرض الفاتورة' },
  'pay.failed_title': { en: 'The sale is not saved', ckb: 'فرۆشتنەکە پاشەکەوت نەکرا', ar: 'لم يُحفظ البيع' },
  'pay.failed_kept': {
    en: 'The cart is still here. Try again.',
    ckb: 'سەبەتەکە هەر لێرەیە. دووبارە هەوڵ بدە.',
    ar: 'السلة ما زالت هنا. حاول مرة أخرى.',
  },
  'pay.failed_storage': {
    en: 'This device is out of storage. The cart is still here. Free some space, then try again.',
    ckb: 'بیرگەی ئەم ئامێرە پڕ بووە. سەبەتەکە هەر لێرەیە. هەندێک شوێن بەتاڵ بکە و دووبارە هەوڵ بدە.',
    ar: 'امتلأت ذاكرة هذا الجهاز. السلة ما زالت هنا. أفرغ بعض المساحة ثم حاول من جديد.',
  },
  'pay.failed_fenced': {
    en: 'The shop is being restored on this device. The cart is kept. Wait until it is done.',
    ckb: 'دوکانەکە لەم ئامێرە دەگەڕێنرێتەوە. سەبەتەکە هەڵگیراوە. تا تەواو دەبێت چاوەڕێ بکە.',
    ar: 'يجري استرجاع المحل على هذا الجهاز. السلة محفوظة. انتظر حتى ينتهي.',
  },
  'pay.failed_gone': {
    en: 'This cart was already sold or cleared in another window.',
    ckb: 'ئەم سەبەتەیە لە پەنجەرەیەکی تر فرۆشراوە یان بەتاڵ کراوە.',
    ar: 'بيعت هذه السلة أو أُفرغت في نافذة أخرى.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    pay: typeof payMessages
  }
}
