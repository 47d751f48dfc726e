import { defineMessages } from '../catalogue.ts'

/** Words of the lock screen and of a forgotten PIN. */
export const lockMessages = defineMessages({
  'lock.title': { en: 'The till is locked', ckb: 'کاشێر داخراوە', ar: 'الصندوق مقفل' },
  'lock.text': { en: '{name}, type your PIN', ckb: '{name}، پینەکەت بنووسە', ar: '{name}، اكتب رمزك السري' },
  'lock.text_nameless': { en: 'Type your PIN', ckb: 'پینەکەت بنووسە', ar: 'اكتب رمزك السري' },
  'lock.unlock': { en: 'Unlock', ckb: 'بیکەرەوە', ar: 'افتح' },
  'lock.checking': { en: 'Checking', ckb: 'دەپشکنرێت', ar: 'جارٍ التحقق' },
  'lock.wrong': {
    en: 'This PIN is not right. Try again.',
    ckb: 'ئەم پینە ڕاست نییە. دووبارە هەوڵ بدە.',
    ar: 'الرمز غير صحيح. حاول من جديد.',
  },
  'lock.wait': {
    en: 'Wait {seconds} seconds, then try again.',
    ckb: '{seconds} چرکە چاوەڕێ بکە، پاشان دووبارە هەوڵ بدە.',
    ar: 'انتظر {seconds} ثانية ثم حاول من جديد.',
  },
  'lock.forgot': { en: 'Forgot PIN', ckb: 'پینم لەبیر چووە', ar: 'نسيت الرمز' },
  'lock.reset_title': { en: 'Choose a new PIN', ckb: 'پینێکی نوێ هەڵبژێرە', ar: 'اختر رمزًا جديدًا' },
  'lock.reset_text': {
    en: 'Prove that the shop is yours with the account password, or with the code of the recovery sheet.',
    ckb: 'بە وشەی نهێنی هەژمارەکە یان بە کۆدی پەڕەی هێنانەوە بیسەلمێنە کە فرۆشگاکە هی تۆیە.',
    ar: 'أثبت أن المتجر لك بكلمة مرور الحساب أو برمز ورقة الاسترداد.',
  },
  'lock.by_password': { en: 'Password', ckb: 'وشەی نهێنی', ar: 'كلمة المرور' },
  'lock.by_code': { en: 'Recovery code', ckb: 'کۆدی هێنانەوە', ar: 'رمز الاسترداد' },
  'lock.proof': { en: 'How you prove it', ckb: 'چۆن دەیسەلمێنیت', ar: 'طريقة الإثبات' },
  'lock.new_pin': { en: 'New PIN', ckb: 'پینی نوێ', ar: 'الرمز الجديد' },
  'lock.new_pin_hint': { en: 'Four to six digits', ckb: 'چوار تا شەش ژمارە', ar: 'من أربعة إلى ستة أرقام' },
  'lock.set': { en: 'Set new PIN', ckb: 'پینی نوێ دابنێ', ar: 'عيّن الرمز الجديد' },
  'lock.set_done': { en: 'New PIN set', ckb: 'پینی نوێ دانرا', ar: 'عُيّن الرمز الجديد' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    lock: typeof lockMessages
  }
}
