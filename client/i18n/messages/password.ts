import { defineMessages } from '../catalogue.ts'

/** Changing the account's password. */
export const passwordMessages = defineMessages({
  'password.change': { en: 'Change password', ckb: 'وشەی نهێنی بگۆڕە', ar: 'غيّر كلمة المرور' },
  'password.text': {
    en: 'Every other device then has to sign in with the new one. What is on them stays, and nothing is sent again.',
    ckb: 'پاشان هەموو ئامێرێکی تر دەبێت بە وشە نوێیەکە بچێتە ژوورەوە. ئەوەی لەسەریانە دەمێنێتەوە و هیچ دووبارە نانێردرێت.',
    ar: 'على كل جهاز آخر بعدها أن يسجّل الدخول بالجديدة. يبقى ما عليها، ولا يُرسل شيء من جديد.',
  },
  'password.now': { en: 'Password until now', ckb: 'وشەی نهێنیی ئێستا', ar: 'كلمة المرور الحالية' },
  'password.new': { en: 'New password', ckb: 'وشەی نهێنیی نوێ', ar: 'كلمة المرور الجديدة' },
  'password.again': {
    en: 'New password again',
    ckb: 'وشەی نهێنیی نوێ دووبارە',
    ar: 'كلمة المرور الجديدة مرة أخرى',
  },
  'password.by_code': {
    en: 'I have the recovery code instead',
    ckb: 'لە جیاتی ئەوە کۆدی هێنانەوەم هەیە',
    ar: 'لدي رمز الاسترداد بدلًا منها',
  },
  'password.by_password': {
    en: 'I know the password',
    ckb: 'وشەی نهێنییەکە دەزانم',
    ar: 'أعرف كلمة المرور',
  },
  'password.needs_code': {
    en: 'Type the recovery code.',
    ckb: 'کۆدی هێنانەوە بنووسە.',
    ar: 'اكتب رمز الاسترداد.',
  },
  'password.changing': { en: 'Changing…', ckb: 'دەگۆڕدرێت…', ar: 'جارٍ التغيير…' },
  'password.changed': {
    en: 'The password is changed. Other devices have to sign in with it.',
    ckb: 'وشەی نهێنی گۆڕدرا. ئامێرەکانی تر دەبێت پێی بچنە ژوورەوە.',
    ar: 'تغيّرت كلمة المرور. على الأجهزة الأخرى أن تسجّل الدخول بها.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    password: typeof passwordMessages
  }
}
