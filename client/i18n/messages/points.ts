import { defineMessages } from '../catalogue.ts'

/** Care of restore points: finding, naming, pinning, deleting, and how long they are kept. */
export const pointMessages = defineMessages({
  'points.backup': { en: 'Backup {number}', ckb: 'پاڵپشتی {number}', ar: 'النسخة {number}' },
  'points.find': { en: 'Find', ckb: 'بدۆزەرەوە', ar: 'ابحث' },
  'points.words': {
    en: 'Name, number or device',
    ckb: 'ناو، ژمارە یان ئامێر',
    ar: 'الاسم أو الرقم أو الجهاز',
  },
  'points.from': { en: 'From', ckb: 'لە', ar: 'من' },
  'points.to': { en: 'To', ckb: 'تا', ar: 'إلى' },
  'points.find_clear': { en: 'Show all again', ckb: 'هەموو پیشان بدەرەوە', ar: 'اعرض الكل من جديد' },
  'points.found': { en: '{found} of {count}', ckb: '{found} لە {count}', ar: '{found} من {count}' },
  'points.found_none': {
    en: 'No backup fits this',
    ckb: 'هیچ پاڵپشتێک لەگەڵ ئەمە ناگونجێت',
    ar: 'لا نسخة تطابق هذا',
  },
  'points.found_none_hint': {
    en: 'Try another word or a longer time.',
    ckb: 'وشەیەکی تر یان ماوەیەکی درێژتر تاقی بکەرەوە.',
    ar: 'جرّب كلمة أخرى أو مدة أطول.',
  },
  'points.pinned': { en: 'Pinned', ckb: 'چەسپێنراوە', ar: 'مثبّتة' },
  'points.dropped_short': { en: 'Fewer records', ckb: 'تۆماری کەمتر', ar: 'سجلات أقل' },
  'points.dropped': {
    en: 'It has {after} records; the one before had {before}. The one before is kept. Look inside both before restoring.',
    ckb: '{after} تۆماری تێدایە؛ ئەوەی پێشووی {before} تۆماری تێدا بوو. ئەوەی پێشوو هەڵدەگیرێت. پێش هێنانەوە سەیری ناوەوەی هەردووکیان بکە.',
    ar: 'فيها {after} سجل، وفي التي قبلها {before}. التي قبلها محفوظة. انظر في محتوى الاثنتين قبل الاستعادة.',
  },
  'points.problem': { en: 'Problem', ckb: 'کێشە', ar: 'مشكلة' },
  'points.problem_text': {
    en: 'The server’s check found a damaged part. It is mended by the next backup of a device that still has it.',
    ckb: 'پشکنینی سێرڤەر بەشێکی تێکچووی دۆزیەوە. بە پاڵپشتی داهاتووی ئامێرێک چاک دەبێتەوە کە هێشتا هەیەتی.',
    ar: 'وجد فحص الخادم جزءًا تالفًا. تصلحه النسخة التالية من جهاز ما زال يملكه.',
  },
  'points.name': { en: 'Name', ckb: 'ناو', ar: 'الاسم' },
  'points.name_hint': {
    en: 'For example: before the stocktake',
    ckb: 'بۆ نموونە: پێش ژماردنی کۆگا',
    ar: 'مثلًا: قبل الجرد',
  },
  'points.name_save': { en: 'Save name', ckb: 'ناوەکە پاشەکەوت بکە', ar: 'احفظ الاسم' },
  'points.named': { en: 'The name is saved.', ckb: 'ناوەکە پاشەکەوت کرا.', ar: 'حُفظ الاسم.' },
  'points.pin': { en: 'Pin', ckb: 'بیچەسپێنە', ar: 'ثبّتها' },
  'points.unpin': { en: 'Unpin', ckb: 'چەسپاندنی لاببە', ar: 'ألغِ التثبيت' },
  'points.delete': { en: 'Delete this backup', ckb: 'ئەم پاڵپشتە بسڕەوە', ar: 'احذف هذه النسخة' },
  'points.deleted': {
    en: 'Backup {number} is deleted. It can be brought back for {days} days.',
    ckb: 'پاڵپشتی {number} سڕایەوە. تا {days} ڕۆژ دەگەڕێتەوە.',
    ar: 'حُذفت النسخة {number}. يمكن إرجاعها خلال {days} أيام.',
  },
  'points.made': { en: 'Made', ckb: 'دروستکراوە', ar: 'أُنشئت' },
  'points.device': { en: 'Device', ckb: 'ئامێر', ar: 'الجهاز' },
  'points.reason': { en: 'Made because', ckb: 'هۆکاری دروستکردن', ar: 'سبب الإنشاء' },
  'points.inside': { en: 'Holds', ckb: 'تێیدایە', ar: 'فيها' },
  'points.stored': { en: 'On the server', ckb: 'لەسەر سێرڤەر', ar: 'على الخادم' },
  'points.checked': { en: 'Checked', ckb: 'پشکنراوە', ar: 'فُحصت' },
  'points.size': { en: 'Size unpacked', ckb: 'قەبارە دوای کردنەوە', ar: 'الحجم بعد الفك' },
  'points.bills': {
    en: '{count, plural, one {# bill} other {# bills}}',
    ckb: '{count} پسوولە',
    ar: '{count, plural, one {فاتورة واحدة} two {فاتورتان} few {# فواتير} other {# فاتورة}}',
  },
  'points.kept_title': { en: 'Why it is kept', ckb: 'بۆچی هەڵدەگیرێت', ar: 'لماذا تُحفظ' },
  'points.kept_none': {
    en: 'Nothing keeps it: it goes at the next tidying, and can be brought back for {days} days.',
    ckb: 'هیچ شتێک هەڵیناگرێت: لە ڕێکخستنی داهاتوودا دەڕوات و تا {days} ڕۆژ دەگەڕێتەوە.',
    ar: 'لا شيء يحفظها: تزول في الترتيب التالي، ويمكن إرجاعها خلال {days} أيام.',
  },
  'reason.last': { en: 'One of the last', ckb: 'یەکێک لە دوایینەکان', ar: 'من الأخيرة' },
  'reason.hourly': { en: 'Of its hour', ckb: 'هی کاتژمێرەکەی', ar: 'نسخة ساعتها' },
  'reason.daily': { en: 'Of its day', ckb: 'هی ڕۆژەکەی', ar: 'نسخة يومها' },
  'reason.weekly': { en: 'Of its week', ckb: 'هی هەفتەکەی', ar: 'نسخة أسبوعها' },
  'reason.monthly': { en: 'Of its month', ckb: 'هی مانگەکەی', ar: 'نسخة شهرها' },
  'reason.yearly': { en: 'Of its year', ckb: 'هی ساڵەکەی', ar: 'نسخة سنتها' },
  'reason.within': { en: 'Recent', ckb: 'تازە', ar: 'حديثة' },
  'reason.newest': { en: 'The newest', ckb: 'نوێترین', ar: 'الأحدث' },
  'reason.newest_verified': {
    en: 'The newest verified',
    ckb: 'نوێترینی پشتڕاستکراوە',
    ar: 'أحدث ما تُحقِّق منه',
  },
  'reason.pinned': { en: 'Pinned', ckb: 'چەسپێنراوە', ar: 'مثبّتة' },
  'reason.pre_restore': { en: 'Safety copy', ckb: 'کۆپیی پارێزگاری', ar: 'نسخة أمان' },
  'reason.held': {
    en: 'Before a drop in records',
    ckb: 'پێش کەمبوونەوەی تۆمارەکان',
    ar: 'قبل نقص في السجلات',
  },
  'reason.future': { en: 'Its time is ahead', ckb: 'کاتەکەی لە پێشەوەیە', ar: 'وقتها متقدّم' },
  'reason.empty_policy': { en: 'Everything is kept', ckb: 'هەموو شتێک هەڵدەگیرێت', ar: 'كل شيء يُحفظ' },
  'reason.other': { en: 'Kept by the server', ckb: 'سێرڤەر هەڵیدەگرێت', ar: 'يحفظها الخادم' },
  'points.deleted_list': {
    en: 'Deleted ({count})',
    ckb: 'سڕاوەکان ({count})',
    ar: 'المحذوفة ({count})',
  },
  'points.deleted_title': { en: 'Deleted backups', ckb: 'پاڵپشتە سڕاوەکان', ar: 'النسخ المحذوفة' },
  'points.deleted_text': {
    en: 'They can be brought back for {days} days after they were deleted.',
    ckb: 'تا {days} ڕۆژ دوای سڕینەوەیان دەگەڕێنەوە.',
    ar: 'يمكن إرجاعها خلال {days} أيام من حذفها.',
  },
  'points.deleted_at': { en: 'deleted {time}', ckb: 'سڕایەوە {time}', ar: 'حُذفت {time}' },
  'points.undelete': { en: 'Bring back', ckb: 'بیگەڕێنەوە', ar: 'أرجعها' },
  'points.undeleted': {
    en: 'Backup {number} is back.',
    ckb: 'پاڵپشتی {number} گەڕایەوە.',
    ar: 'عادت النسخة {number}.',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    points: typeof pointMessages
  }
}
