import { defineMessages } from '../catalogue.ts'

/** Coming back in without the password: by the recovery sheet, or by a code of whoever runs the server. */
export const forgottenMessages = defineMessages({
  'forgotten.link': {
    en: 'Forgot your password?',
    ckb: 'وشەی نهێنیت لەبیر کردووە؟',
    ar: 'نسيت كلمة المرور؟',
  },
  'forgotten.title': { en: 'Without the password', ckb: 'بەبێ وشەی نهێنی', ar: 'دون كلمة المرور' },
  'forgotten.text': {
    en: 'What is on this device stays as it is. What do you have?',
    ckb: 'ئەوەی لەسەر ئەم ئامێرەیە وەک خۆی دەمێنێتەوە. چیت هەیە؟',
    ar: 'ما على هذا الجهاز يبقى كما هو. ماذا لديك؟',
  },
  'forgotten.sheet': { en: 'The recovery sheet', ckb: 'پەڕەی هێنانەوە', ar: 'ورقة الاسترداد' },
  'forgotten.sheet_text': {
    en: 'The paper with the recovery code. It opens every shop, also a private one.',
    ckb: 'کاغەزەکەی کە کۆدی هێنانەوەی لەسەرە. هەموو فرۆشگایەک دەکاتەوە، تایبەتیش.',
    ar: 'الورقة التي عليها رمز الاسترداد. تفتح كل متجر، والخاص أيضًا.',
  },
  'forgotten.operator': {
    en: 'A code from whoever runs the server',
    ckb: 'کۆدێک لە بەڕێوەبەری سێرڤەرەکەوە',
    ar: 'رمز ممن يدير الخادم',
  },
  'forgotten.operator_text': {
    en: 'Without the sheet: ask for a reset code. It works for a day, but not for a private shop.',
    ckb: 'ئەگەر پەڕەکەت نییە: داوای کۆدێک بکە. ڕۆژێک کار دەکات، بەڵام بۆ فرۆشگای تایبەت نا.',
    ar: 'دون الورقة: اطلب رمز إعادة الضبط. يعمل يومًا واحدًا، لكن ليس لمتجر خاص.',
  },
  'forgotten.sheet_ask': {
    en: 'Type what stands on the sheet. The code is checked on this device and does not leave it.',
    ckb: 'ئەوەی لەسەر پەڕەکە نووسراوە بینووسە. کۆدەکە لەم ئامێرە دەپشکنرێت و لێی دەرناچێت.',
    ar: 'اكتب ما على الورقة. يُفحص الرمز على هذا الجهاز ولا يغادره.',
  },
  'forgotten.operator_ask': {
    en: 'Type the code that you were given and choose a new password. Every other device then signs in with it.',
    ckb: 'ئەو کۆدەی پێت دراوە بینووسە و وشەیەکی نهێنیی نوێ هەڵبژێرە. پاشان هەموو ئامێرێکی تر بەوە دەچێتە ژوورەوە.',
    ar: 'اكتب الرمز الذي أُعطي لك واختر كلمة مرور جديدة. تدخل بها بعدها كل الأجهزة الأخرى.',
  },
  'forgotten.operator_code': { en: 'Reset code', ckb: 'کۆدی نوێکردنەوە', ar: 'رمز إعادة الضبط' },
  'forgotten.needs_code': { en: 'Type the code.', ckb: 'کۆدەکە بنووسە.', ar: 'اكتب الرمز.' },
  'forgotten.enter': { en: 'Sign in with the code', ckb: 'بە کۆدەکە بچۆ ژوورەوە', ar: 'ادخل بالرمز' },
  'forgotten.set': {
    en: 'Set the new password',
    ckb: 'وشە نهێنییە نوێیەکە دابنێ',
    ar: 'عيّن كلمة المرور الجديدة',
  },
  'forgotten.working': { en: 'Working…', ckb: 'کاری لەسەر دەکرێت…', ar: 'جارٍ العمل…' },
  'forgotten.new_title': {
    en: 'Choose a new password',
    ckb: 'وشەیەکی نهێنیی نوێ هەڵبژێرە',
    ar: 'اختر كلمة مرور جديدة',
  },
  'forgotten.new_text': {
    en: 'You are signed in on this device. With a new password every other device has to sign in again; nothing on them is lost.',
    ckb: 'لەم ئامێرە چوویتە ژوورەوە. بە وشەیەکی نهێنیی نوێ هەموو ئامێرێکی تر دەبێت دووبارە بچێتە ژوورەوە؛ هیچ شتێکیان ون نابێت.',
    ar: 'دخلت على هذا الجهاز. بكلمة مرور جديدة على كل جهاز آخر أن يدخل من جديد، ولا يضيع منه شيء.',
  },
  'forgotten.later': { en: 'Not now', ckb: 'ئێستا نا', ar: 'ليس الآن' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    forgotten: typeof forgottenMessages
  }
}
