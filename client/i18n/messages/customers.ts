import { defineMessages } from '../catalogue.ts'

/** Words of the Customers page. */
export const customersMessages = defineMessages({
  'customers.title': { en: 'Customers', ckb: 'کڕیاران', ar: 'الزبائن' },
  'customers.search': {
    en: 'Name, phone or place',
    ckb: 'ناو، تەلەفۆن یان شوێن',
    ar: 'الاسم أو الهاتف أو المكان',
  },
  'customers.filter_all': { en: 'All {count}', ckb: 'هەموو {count}', ar: 'الكل {count}' },
  'customers.filter_owing': { en: 'Owing {count}', ckb: 'قەرزار {count}', ar: 'مدينون {count}' },
  'customers.add': { en: 'Add customer', ckb: 'کڕیار زیاد بکە', ar: 'أضف زبونًا' },
  'customers.edit': { en: 'Edit', ckb: 'دەستکاری', ar: 'تعديل' },
  'customers.save': { en: 'Save customer', ckb: 'کڕیار پاشەکەوت بکە', ar: 'احفظ الزبون' },
  'customers.saved': { en: 'Customer saved', ckb: 'کڕیارەکە پاشەکەوت کرا', ar: 'حُفظ الزبون' },
  'customers.new_title': { en: 'New customer', ckb: 'کڕیاری نوێ', ar: 'زبون جديد' },
  'customers.edit_title': { en: 'Edit customer', ckb: 'دەستکاری کڕیار', ar: 'تعديل الزبون' },
  'customers.name': { en: 'Name', ckb: 'ناو', ar: 'الاسم' },
  'customers.name_missing': {
    en: 'A customer needs a name',
    ckb: 'کڕیار ناوی پێویستە',
    ar: 'الزبون يحتاج إلى اسم',
  },
  'customers.phone': { en: 'Phone', ckb: 'تەلەفۆن', ar: 'الهاتف' },
  'customers.place': { en: 'Place', ckb: 'شوێن', ar: 'المكان' },
  'customers.since': { en: 'Customer since', ckb: 'کڕیارە لە', ar: 'زبون منذ' },
  'customers.owes': { en: 'Owes', ckb: 'قەرزارە', ar: 'عليه' },
  'customers.in_credit': { en: 'In credit', ckb: 'لای ئێمەیە', ar: 'له عندنا' },
  'customers.owes_nothing': { en: 'Owes nothing', ckb: 'هیچ قەرزێکی نییە', ar: 'لا دين عليه' },
  'customers.bills': { en: 'Bills', ckb: 'پسوولەکان', ar: 'الفواتير' },
  'customers.no_bills': { en: 'No bills yet', ckb: 'هێشتا پسوولەی نییە', ar: 'لا فواتير بعد' },
  'customers.indexing': {
    en: 'Older bills are still being sorted in.',
    ckb: 'پسوولە کۆنەکان هێشتا ڕیز دەکرێن.',
    ar: 'ما زالت الفواتير الأقدم تُفهرس.',
  },
  'customers.take_payment': { en: 'Take payment', ckb: 'پارە وەربگرە', ar: 'استلم دفعة' },
  'customers.amount': { en: 'Amount', ckb: 'بڕ', ar: 'المبلغ' },
  'customers.currency': { en: 'Currency', ckb: 'دراو', ar: 'العملة' },
  'customers.method': { en: 'How it is paid', ckb: 'شێوازی پارەدان', ar: 'طريقة الدفع' },
  'customers.cash': { en: 'Cash', ckb: 'کاش', ar: 'نقد' },
  'customers.card': { en: 'Card', ckb: 'کارت', ar: 'بطاقة' },
  'customers.transfer': { en: 'Transfer', ckb: 'حەواڵە', ar: 'تحويل' },
  'customers.payment_saved': { en: 'Payment saved', ckb: 'پارەدانەکە پاشەکەوت کرا', ar: 'حُفظت الدفعة' },
  'customers.save_payment': { en: 'Save payment', ckb: 'پارەدان پاشەکەوت بکە', ar: 'احفظ الدفعة' },
  'customers.amount_wrong': {
    en: 'Write an amount in figures',
    ckb: 'بڕەکە بە ژمارە بنووسە',
    ar: 'اكتب المبلغ بالأرقام',
  },
  'customers.empty_title': { en: 'No customers yet', ckb: 'هێشتا کڕیار نییە', ar: 'لا زبائن بعد' },
  'customers.empty_text': {
    en: 'Add the people who buy on debt.',
    ckb: 'ئەو کەسانە زیاد بکە کە بە قەرز دەکڕن.',
    ar: 'أضف من يشترون بالدين.',
  },
  'customers.none_title': { en: 'Nobody matches', ckb: 'کەس ناگونجێت', ar: 'لا أحد يطابق' },
  'customers.none_text': {
    en: 'Try another name or number.',
    ckb: 'ناو یان ژمارەیەکی تر تاقی بکەوە.',
    ar: 'جرّب اسمًا أو رقمًا آخر.',
  },
  'customers.pick_title': { en: 'Choose a customer', ckb: 'کڕیارێک هەڵبژێرە', ar: 'اختر زبونًا' },
  'customers.pick_text': {
    en: 'What they owe and bought shows up here.',
    ckb: 'قەرز و کڕینەکانی لێرە دەردەکەون.',
    ar: 'يظهر هنا دينه ومشترياته.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    customers: typeof customersMessages
  }
}
