import { defineMessages } from '../catalogue.ts'

/** How many backups the server keeps, and what a change would do. */
export const retentionMessages = defineMessages({
  'retention.open': { en: 'How long they are kept', ckb: 'تا کەی هەڵدەگیرێن', ar: 'مدة الاحتفاظ' },
  'retention.title': {
    en: 'How long backups are kept',
    ckb: 'پاڵپشتەکان تا کەی هەڵدەگیرێن',
    ar: 'مدة الاحتفاظ بالنسخ',
  },
  'retention.text': {
    en: 'A backup stays if one of these keeps it. The newest, the newest verified and pinned ones always stay.',
    ckb: 'پاڵپشتێک دەمێنێتەوە ئەگەر یەکێک لەمانە هەڵیبگرێت. نوێترین، نوێترینی پشتڕاستکراوە و چەسپێنراوەکان هەمیشە دەمێننەوە.',
    ar: 'تبقى النسخة إذا أبقاها واحد من هذه. تبقى دائمًا الأحدث وأحدث ما تُحقِّق منه والمثبّتة.',
  },
  'retention.withinHours': { en: 'Every one, for', ckb: 'هەموویان، بۆ', ar: 'كلها، لمدة' },
  'retention.last': { en: 'The newest', ckb: 'نوێترینەکان', ar: 'الأحدث' },
  'retention.hourly': { en: 'One an hour', ckb: 'یەک بۆ هەر کاتژمێر', ar: 'واحدة كل ساعة' },
  'retention.daily': { en: 'One a day', ckb: 'یەک بۆ هەر ڕۆژ', ar: 'واحدة كل يوم' },
  'retention.weekly': { en: 'One a week', ckb: 'یەک بۆ هەر هەفتە', ar: 'واحدة كل أسبوع' },
  'retention.monthly': { en: 'One a month', ckb: 'یەک بۆ هەر مانگ', ar: 'واحدة كل شهر' },
  'retention.yearly': { en: 'One a year', ckb: 'یەک بۆ هەر ساڵ', ar: 'واحدة كل سنة' },
  'retention.unit_withinHours': { en: 'hours', ckb: 'کاتژمێر', ar: 'ساعة' },
  'retention.unit_last': { en: 'backups', ckb: 'پاڵپشت', ar: 'نسخة' },
  'retention.unit_hourly': { en: 'hours', ckb: 'کاتژمێر', ar: 'ساعة' },
  'retention.unit_daily': { en: 'days', ckb: 'ڕۆژ', ar: 'يوم' },
  'retention.unit_weekly': { en: 'weeks', ckb: 'هەفتە', ar: 'أسبوع' },
  'retention.unit_monthly': { en: 'months', ckb: 'مانگ', ar: 'شهر' },
  'retention.unit_yearly': { en: 'years', ckb: 'ساڵ', ar: 'سنة' },
  'retention.wrong': {
    en: 'A whole number, {most} at most',
    ckb: 'ژمارەیەکی تەواو، زۆرینە {most}',
    ar: 'عدد صحيح، {most} على الأكثر',
  },
  'retention.zero': {
    en: 'With zero everywhere every backup is kept.',
    ckb: 'ئەگەر هەمووی سفر بێت، هەموو پاڵپشتێک هەڵدەگیرێت.',
    ar: 'إذا كانت كلها صفرًا تُحفظ كل النسخ.',
  },
  'retention.try': { en: 'See what this changes', ckb: 'بزانە ئەمە چی دەگۆڕێت', ar: 'انظر ماذا يغيّر هذا' },
  'retention.trying': { en: 'Counting…', ckb: 'دەژمێردرێت…', ar: 'جارٍ الحساب…' },
  'retention.removes': {
    en: '{count, plural, one {Would remove # backup, of {oldest}.} other {Would remove # backups, the oldest of {oldest}.}} {kept, plural, one {# stays.} other {# stay.}}',
    ckb: '{count, plural, one {# پاڵپشت لادەبات، هی {oldest}.} other {# پاڵپشت لادەبات، کۆنترینیان هی {oldest}.}} {kept} دەمێنێتەوە.',
    ar: '{count, plural, one {تزول نسخة واحدة، من {oldest}.} two {تزول نسختان، أقدمهما من {oldest}.} few {تزول # نسخ، أقدمها من {oldest}.} other {تزول # نسخة، أقدمها من {oldest}.}} {kept, plural, one {تبقى نسخة واحدة.} two {تبقى نسختان.} few {تبقى # نسخ.} other {تبقى # نسخة.}}',
  },
  'retention.removes_none': {
    en: 'Removes nothing: {kept, plural, one {the one backup stays.} other {all # backups stay.}}',
    ckb: 'هیچ لانابات: {kept, plural, one {تاکە پاڵپشتەکە دەمێنێتەوە.} other {هەر # پاڵپشتەکە دەمێننەوە.}}',
    ar: 'لا يزول شيء: {kept, plural, one {تبقى النسخة الوحيدة.} two {تبقى النسختان.} few {تبقى النسخ كلها (#).} other {تبقى النسخ كلها (#).}}',
  },
  'retention.undo': {
    en: 'What goes, goes within an hour, and can be brought back for {days} days.',
    ckb: 'لە ماوەی کاتژمێرێکدا دەڕوات و تا {days} ڕۆژ دەگەڕێتەوە.',
    ar: 'يزول خلال ساعة ويمكن إرجاعه خلال {days} أيام.',
  },
  'retention.save': { en: 'Save', ckb: 'پاشەکەوتی بکە', ar: 'احفظ' },
  'retention.save_remove': {
    en: 'Save and remove {count}',
    ckb: 'پاشەکەوتی بکە و {count} لاببە',
    ar: 'احفظ وأزل {count}',
  },
  'retention.saved': { en: 'Saved.', ckb: 'پاشەکەوت کرا.', ar: 'حُفظ.' },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    retention: typeof retentionMessages
  }
}
