import { defineMessages } from '../catalogue.ts'

/** The account: creating, signing in and out, devices, and the recovery sheet. */
export const accountMessages = defineMessages({
  'account.title': { en: 'Account', ckb: 'هەژمار', ar: 'الحساب' },
  'account.none': { en: 'No account yet', ckb: 'هێشتا هەژمار نییە', ar: 'لا حساب بعد' },
  'account.none_hint': {
    en: 'With an account this shop is backed up by itself and comes back on any device.',
    ckb: 'بە هەژمارێک ئەم فرۆشگایە خۆی پاڵپشت دەکرێت و لەسەر هەر ئامێرێک دەگەڕێتەوە.',
    ar: 'بالحساب يُنسخ هذا المتجر تلقائيًا ويعود على أي جهاز.',
  },
  'account.create': { en: 'Create account', ckb: 'هەژمار دروست بکە', ar: 'أنشئ حسابًا' },
  'account.creating': { en: 'Creating…', ckb: 'دروست دەکرێت…', ar: 'جارٍ الإنشاء…' },
  'account.sign_in': { en: 'Sign in', ckb: 'بچۆ ژوورەوە', ar: 'سجّل الدخول' },
  'account.signing_in': { en: 'Signing in…', ckb: 'دەچیتە ژوورەوە…', ar: 'جارٍ الدخول…' },
  'account.sign_out': { en: 'Sign out', ckb: 'بچۆ دەرەوە', ar: 'سجّل الخروج' },
  'account.signed_in': {
    en: 'Signed in as {login}',
    ckb: 'بە {login} چوویتە ژوورەوە',
    ar: 'مسجّل الدخول باسم {login}',
  },
  'account.signed_out': {
    en: 'Signed out. Everything is saved on this device.',
    ckb: 'چوویتە دەرەوە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە.',
    ar: 'سُجّل الخروج. كل شيء محفوظ على هذا الجهاز.',
  },
  'account.made': {
    en: 'Your account is ready. The first backup is on its way.',
    ckb: 'هەژمارەکەت ئامادەیە. یەکەم پاڵپشت بەڕێوەیە.',
    ar: 'حسابك جاهز. النسخة الأولى في الطريق.',
  },
  'account.login': {
    en: 'Phone, e-mail or a word',
    ckb: 'تەلەفۆن، ئیمەیڵ یان وشەیەک',
    ar: 'هاتف أو بريد أو كلمة',
  },
  'account.login_hint': {
    en: 'You type this to sign in on another device.',
    ckb: 'بۆ چوونەژوورەوە لە ئامێرێکی تر ئەمە دەنووسیت.',
    ar: 'تكتب هذا للدخول من جهاز آخر.',
  },
  'account.password': { en: 'Password', ckb: 'وشەی نهێنی', ar: 'كلمة المرور' },
  'account.password_again': { en: 'Password again', ckb: 'وشەی نهێنی دووبارە', ar: 'كلمة المرور من جديد' },
  'account.device_name': { en: 'Name of this device', ckb: 'ناوی ئەم ئامێرە', ar: 'اسم هذا الجهاز' },
  'account.device_default': { en: 'Counter device', ckb: 'ئامێری کاونتەر', ar: 'جهاز الصندوق' },
  'account.strength_short': {
    en: 'Too short: at least {count} characters',
    ckb: 'زۆر کورتە: لانیکەم {count} پیت',
    ar: 'قصيرة جدًا: {count} أحرف على الأقل',
  },
  'account.strength_weak': {
    en: 'Easy to guess. Add another word.',
    ckb: 'بە ئاسانی دەزانرێت. وشەیەکی تر زیاد بکە.',
    ar: 'سهلة التخمين. أضف كلمة أخرى.',
  },
  'account.strength_good': { en: 'Good', ckb: 'باشە', ar: 'جيدة' },
  'account.strength_strong': { en: 'Strong', ckb: 'بەهێزە', ar: 'قوية' },
  'account.mismatch': {
    en: 'The two passwords differ.',
    ckb: 'دوو وشە نهێنییەکە جیاوازن.',
    ar: 'كلمتا المرور مختلفتان.',
  },
  'account.needs_login': {
    en: 'Type a login first.',
    ckb: 'سەرەتا ناوێک بنووسە.',
    ar: 'اكتب اسم الدخول أولًا.',
  },
  'account.needs_password': { en: 'Type the password.', ckb: 'وشەی نهێنی بنووسە.', ar: 'اكتب كلمة المرور.' },
  'account.never_leaves': {
    en: 'Nobody can send you this password again. Make a recovery sheet too.',
    ckb: 'کەس ناتوانێت ئەم وشە نهێنییەت دووبارە بۆ بنێرێت. پەڕەی هێنانەوەش دروست بکە.',
    ar: 'لا أحد يستطيع إرسال كلمة المرور إليك من جديد. أنشئ ورقة استرداد أيضًا.',
  },
  'account.has_one': { en: 'I already have an account', ckb: 'پێشتر هەژمارم هەیە', ar: 'لدي حساب' },
  'account.has_none': { en: 'I have no account yet', ckb: 'هێشتا هەژمارم نییە', ar: 'ليس لدي حساب' },
  'account.offline': {
    en: 'This needs internet once. Keep selling, everything is saved on this device.',
    ckb: 'ئەمە یەک جار پێویستی بە ئینتەرنێتە. بفرۆشە، هەموو شتێک لەم ئامێرە پاشەکەوت دەکرێت.',
    ar: 'يحتاج هذا إلى الإنترنت مرة واحدة. تابع البيع، كل شيء محفوظ على هذا الجهاز.',
  },
  'account.devices': { en: 'Devices', ckb: 'ئامێرەکان', ar: 'الأجهزة' },
  'account.devices_offline': {
    en: 'The list of devices is on the server. It comes back with the internet.',
    ckb: 'لیستی ئامێرەکان لەسەر سێرڤەرە. لەگەڵ ئینتەرنێت دەگەڕێتەوە.',
    ar: 'قائمة الأجهزة على الخادم. تعود مع الإنترنت.',
  },
  'account.this_device': { en: 'This device', ckb: 'ئەم ئامێرە', ar: 'هذا الجهاز' },
  'account.till': { en: 'Till {letter}', ckb: 'کاونتەری {letter}', ar: 'صندوق {letter}' },
  'account.first_till': { en: 'First till', ckb: 'کاونتەری یەکەم', ar: 'الصندوق الأول' },
  'account.last_seen': { en: 'Last seen {time}', ckb: 'دوا بینین {time}', ar: 'آخر ظهور {time}' },
  'account.revoke': { en: 'Remove {name}', ckb: '{name} لاببە', ar: 'أزل {name}' },
  'recovery.title': { en: 'Recovery sheet', ckb: 'پەڕەی هێنانەوە', ar: 'ورقة الاسترداد' },
  'recovery.intro': {
    en: 'This code opens your shop when every device is lost or the password is forgotten. Print it or write it down, and keep it away from this device.',
    ckb: 'ئەم کۆدە فرۆشگاکەت دەکاتەوە کاتێک هەموو ئامێرەکان ون بوون یان وشەی نهێنی لەبیر کرا. چاپی بکە یان بینووسە، و دوور لەم ئامێرە هەڵیبگرە.',
    ar: 'يفتح هذا الرمز متجرك إذا فُقدت كل الأجهزة أو نُسيت كلمة المرور. اطبعه أو اكتبه، واحفظه بعيدًا عن هذا الجهاز.',
  },
  'recovery.secret': {
    en: 'Type the account’s password to make a sheet.',
    ckb: 'بۆ دروستکردنی پەڕە وشەی نهێنیی هەژمارەکە بنووسە.',
    ar: 'اكتب كلمة مرور الحساب لإنشاء الورقة.',
  },
  'recovery.code': { en: 'Recovery code', ckb: 'کۆدی هێنانەوە', ar: 'رمز الاسترداد' },
  'recovery.once': {
    en: 'It is shown only now.',
    ckb: 'تەنها ئێستا پیشان دەدرێت.',
    ar: 'لا يظهر إلا الآن.',
  },
  'recovery.print': { en: 'Print the sheet', ckb: 'پەڕەکە چاپ بکە', ar: 'اطبع الورقة' },
  'recovery.have_it': { en: 'I have it on paper', ckb: 'لەسەر کاغەز هەمە', ar: 'هو عندي على ورق' },
  'recovery.type_title': { en: 'Type it back', ckb: 'بینووسەرەوە', ar: 'اكتبه من جديد' },
  'recovery.type_back': {
    en: 'Type the code from the paper. Only then does it open anything.',
    ckb: 'کۆدەکە لە کاغەزەکەوە بنووسە. تەنها دوای ئەوە شت دەکاتەوە.',
    ar: 'اكتب الرمز من الورقة. عندها فقط يفتح شيئًا.',
  },
  'recovery.confirm': { en: 'Check the code', ckb: 'کۆدەکە بپشکنە', ar: 'تحقّق من الرمز' },
  'recovery.show_again': {
    en: 'Show the code again',
    ckb: 'کۆدەکە دووبارە پیشان بدە',
    ar: 'أظهر الرمز من جديد',
  },
  'recovery.done': {
    en: 'The code is right. The sheet opens your shop from now on.',
    ckb: 'کۆدەکە دروستە. لەمەودوا پەڕەکە فرۆشگاکەت دەکاتەوە.',
    ar: 'الرمز صحيح. من الآن تفتح الورقة متجرك.',
  },
  'recovery.sheet_for': { en: 'Shop: {name}', ckb: 'فرۆشگا: {name}', ar: 'المتجر: {name}' },
  'recovery.sheet_login': {
    en: 'Login: {login}',
    ckb: 'ناوی چوونەژوورەوە: {login}',
    ar: 'اسم الدخول: {login}',
  },
  'recovery.sheet_made': { en: 'Made on {time}', ckb: 'دروستکراوە لە {time}', ar: 'أُنشئت في {time}' },
  'recovery.sheet_use': {
    en: 'Open the app on a new device, choose Restore, and type this code.',
    ckb: 'ئەپەکە لە ئامێرێکی نوێ بکەرەوە، هێنانەوە هەڵبژێرە و ئەم کۆدە بنووسە.',
    ar: 'افتح التطبيق على جهاز جديد، اختر الاستعادة، واكتب هذا الرمز.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    account: typeof accountMessages
  }
}
