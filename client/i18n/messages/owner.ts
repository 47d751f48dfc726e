import { defineMessages } from '../catalogue.ts'

/** Asking for the owner's password again before what only the owner may do. */
export const ownerMessages = defineMessages({
  'owner.title': {
    en: 'Only the owner may do this',
    ckb: 'تەنها خاوەنەکە دەتوانێت ئەمە بکات',
    ar: 'هذا للمالك فقط',
  },
  'owner.text': {
    en: 'Type the account’s password. It holds for ten minutes on this device, and it never leaves it.',
    ckb: 'وشەی نهێنیی هەژمارەکە بنووسە. بۆ دە خولەک لەم ئامێرە دەمێنێت و هەرگیز لێی دەرناچێت.',
    ar: 'اكتب كلمة مرور الحساب. تسري عشر دقائق على هذا الجهاز ولا تغادره أبدًا.',
  },
  'owner.password': { en: 'Password', ckb: 'وشەی نهێنی', ar: 'كلمة المرور' },
  'owner.wrong': {
    en: 'That is not the account’s password. Nothing was changed. Type it again.',
    ckb: 'ئەمە وشەی نهێنیی هەژمارەکە نییە. هیچ شتێک نەگۆڕا. دووبارە بینووسە.',
    ar: 'هذه ليست كلمة مرور الحساب. لم يتغيّر شيء. اكتبها من جديد.',
  },
  'owner.empty': { en: 'Type the password.', ckb: 'وشەی نهێنی بنووسە.', ar: 'اكتب كلمة المرور.' },
  'owner.confirm': { en: 'Confirm', ckb: 'پشتڕاستی بکەرەوە', ar: 'تأكيد' },
  'owner.confirming': { en: 'Checking…', ckb: 'دەپشکنرێت…', ar: 'جارٍ التحقق…' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    owner: typeof ownerMessages
  }
}
