import { defineMessages } from '../catalogue.ts'

/** The panel behind the status chip, also shown before sign-out and clearing. */
export const panelMessages = defineMessages({
  'panel.title': { en: 'What is safe', ckb: 'چی پارێزراوە', ar: 'ما هو آمن' },
  'panel.title_sign_out': {
    en: 'Before you sign out',
    ckb: 'پێش ئەوەی بچیتە دەرەوە',
    ar: 'قبل تسجيل الخروج',
  },
  'panel.safe': { en: 'Safe', ckb: 'پارێزراو', ar: 'آمن' },
  'panel.safe_checked': {
    en: 'Everything up to {time} is on the server and checked: backup {number}.',
    ckb: 'هەموو شتێک تا {time} لەسەر سێرڤەرە و پشکنراوە: پاڵپشتی {number}.',
    ar: 'كل شيء حتى {time} على الخادم ومفحوص: النسخة {number}.',
  },
  'panel.safe_stored': {
    en: 'Everything up to {time} is on the server: backup {number}. The check is still running.',
    ckb: 'هەموو شتێک تا {time} لەسەر سێرڤەرە: پاڵپشتی {number}. پشکنینەکە هێشتا بەڕێوەیە.',
    ar: 'كل شيء حتى {time} على الخادم: النسخة {number}. الفحص ما زال جاريًا.',
  },
  'panel.safe_local': {
    en: 'Everything is saved on this device. Nothing is on a server yet.',
    ckb: 'هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. هێشتا هیچ لەسەر سێرڤەر نییە.',
    ar: 'كل شيء محفوظ على هذا الجهاز. لا شيء على خادم بعد.',
  },
  'panel.waits': { en: 'Waiting', ckb: 'چاوەڕێ دەکات', ar: 'بالانتظار' },
  'panel.waits_none': { en: 'Nothing waits.', ckb: 'هیچ چاوەڕێ ناکات.', ar: 'لا شيء بالانتظار.' },
  'panel.waits_docs': {
    en: '{docs, plural, =0 {Small changes wait} one {# document waits} other {# documents wait}}.',
    ckb: '{docs, plural, =0 {هەندێک گۆڕانکاری چاوەڕێن} other {# بەڵگەنامە چاوەڕێیە}}.',
    ar: '{docs, plural, =0 {تغييرات صغيرة بالانتظار} one {مستند واحد بالانتظار} two {مستندان بالانتظار} few {# مستندات بالانتظار} many {# مستندًا بالانتظار} other {# مستند بالانتظار}}.',
  },
  'panel.worth': { en: 'Worth {sums}.', ckb: 'بە بڕی {sums}.', ar: 'بقيمة {sums}.' },
  'panel.oldest': { en: 'The oldest for {age}.', ckb: 'کۆنترینیان {age} لەمەوبەر.', ar: 'أقدمها منذ {age}.' },
  'panel.next_try': {
    en: 'Next try at {time}.',
    ckb: 'هەوڵی داهاتوو {time}.',
    ar: 'المحاولة التالية {time}.',
  },
  'panel.lost': {
    en: 'If this device were lost now',
    ckb: 'ئەگەر ئێستا ئەم ئامێرە ون بێت',
    ar: 'لو فُقد هذا الجهاز الآن',
  },
  'panel.lost_nothing': { en: 'Nothing would be lost.', ckb: 'هیچ ون نابێت.', ar: 'لن يُفقد شيء.' },
  'panel.lost_docs': {
    en: '{docs, plural, =0 {Changes since then} one {# document since then} other {# documents since then}} would be lost{sums, select, none {} other {, worth {sums}}}.',
    ckb: '{docs, plural, =0 {گۆڕانکارییەکانی لەو کاتەوە} other {# بەڵگەنامەی لەو کاتەوە}} ون دەبێت{sums, select, none {} other {، بە بڕی {sums}}}.',
    ar: '{docs, plural, =0 {ستُفقد التغييرات منذ ذلك الوقت} one {سيُفقد مستند واحد منذ ذلك الوقت} two {سيُفقد مستندان منذ ذلك الوقت} few {ستُفقد # مستندات منذ ذلك الوقت} many {سيُفقد # مستندًا منذ ذلك الوقت} other {سيُفقد # مستند منذ ذلك الوقت}}{sums, select, none {} other {، بقيمة {sums}}}.',
  },
  'panel.lost_all': {
    en: 'The whole shop would be lost, except what is in backup files you saved.',
    ckb: 'هەموو فرۆشگاکە ون دەبێت، جگە لەوەی لەو فایلە پاڵپشتانەدایە کە پاشەکەوتت کردوون.',
    ar: 'سيُفقد المتجر كله، إلا ما في ملفات النسخ التي حفظتها.',
  },
  'panel.moved': {
    en: '“{name}” went on with this shop at {time}. What is done here since stays here and is not mixed in.',
    ckb: '«{name}» لە {time} درێژەی بەم فرۆشگایە داوە. ئەوەی لەو کاتەوە لێرە کراوە لێرە دەمێنێتەوە و تێکەڵ ناکرێت.',
    ar: 'تابع «{name}» هذا المتجر في {time}. ما تم هنا منذ ذلك الوقت يبقى هنا ولا يُخلط.',
  },
  'panel.open_backup': { en: 'Open Backup', ckb: 'پاڵپشت بکەرەوە', ar: 'افتح النسخ الاحتياطي' },
  'panel.keep': {
    en: 'The shop stays on this device. Only the connection to the account ends.',
    ckb: 'فرۆشگاکە لەم ئامێرە دەمێنێتەوە. تەنها پەیوەندی بە هەژمارەکەوە کۆتایی دێت.',
    ar: 'يبقى المتجر على هذا الجهاز. ينتهي الاتصال بالحساب فقط.',
  },
  'panel.sign_out': { en: 'Sign out', ckb: 'بچۆ دەرەوە', ar: 'سجّل الخروج' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    panel: typeof panelMessages
  }
}
