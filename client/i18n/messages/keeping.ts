import { defineMessages } from '../catalogue.ts'

/** Earlier copies of the shop on this device: giving one up for room, and going back to it. */
export const keepingMessages = defineMessages({
  'room.title': { en: 'This device is full', ckb: 'ئەم ئامێرە پڕە', ar: 'امتلأ هذا الجهاز' },
  'room.text': {
    en: 'Nothing more can be saved until there is room. An earlier copy of the shop is still kept here: how this device was until {time}, before the last restore or import.',
    ckb: 'تا شوێن نەبێتەوە هیچی تر پاشەکەوت ناکرێت. کۆپییەکی پێشووی فرۆشگاکە هێشتا لێرە هەڵگیراوە: ئەم ئامێرە تا {time} چۆن بوو، پێش دوایین هێنانەوە یان هێنانە ناوەوە.',
    ar: 'لا يمكن حفظ المزيد حتى تتوفر مساحة. ما زالت هنا نسخة سابقة من المتجر: كما كان هذا الجهاز حتى {time}، قبل آخر استعادة أو استيراد.',
  },
  'room.gain': {
    en: 'Deleting it frees about {size}.',
    ckb: 'سڕینەوەی نزیکەی {size} شوێن دەکاتەوە.',
    ar: 'حذفها يوفّر نحو {size}.',
  },
  'room.loss': {
    en: 'You lose the way back to how it was then. Nothing else: everything in that copy is on the server.',
    ckb: 'ڕێگای گەڕانەوە بۆ ئەو کاتە لەدەست دەدەیت. هیچی تر نا: هەموو ئەوەی لەو کۆپییەدایە لەسەر سێرڤەرە.',
    ar: 'تفقد طريق العودة إلى ما كان حينها. لا شيء غير ذلك: كل ما في تلك النسخة على الخادم.',
  },
  'room.delete': { en: 'Delete the earlier copy', ckb: 'کۆپییە پێشووەکە بسڕەوە', ar: 'احذف النسخة السابقة' },
  'room.keep': { en: 'Keep it', ckb: 'هەڵیبگرە', ar: 'احتفظ بها' },
  'room.freeing': { en: 'Making room…', ckb: 'شوێن دەکرێتەوە…', ar: 'جارٍ توفير المساحة…' },
  'room.reopen': {
    en: 'The copy is deleted. Close the app and open it again: the browser then gives the room back.',
    ckb: 'کۆپییەکە سڕایەوە. ئەپەکە دابخە و دووبارە بیکەرەوە: ئینجا وێبگەڕەکە شوێنەکە دەداتەوە.',
    ar: 'حُذفت النسخة. أغلق التطبيق وافتحه من جديد: عندها يعيد المتصفح المساحة.',
  },
  'back.title': {
    en: 'Go back to how it was',
    ckb: 'گەڕانەوە بۆ ئەوەی کە هەبوو',
    ar: 'عد إلى ما كان',
  },
  'back.offer': {
    en: 'A part of what was restored is damaged and cannot be fetched again. This device still has everything from before the restore.',
    ckb: 'بەشێک لەوەی هێنراوەتەوە تێکچووە و دووبارە ناهێنرێتەوە. ئەم ئامێرە هێشتا هەموو ئەوەی پێش هێنانەوەکەی هەیە.',
    ar: 'جزء مما استُعيد تالف ولا يمكن جلبه من جديد. ما زال على هذا الجهاز كل ما كان قبل الاستعادة.',
  },
  'back.text': {
    en: 'This device shows the shop again as it was until {time}.',
    ckb: 'ئەم ئامێرە دووبارە فرۆشگاکە وا پیشان دەدات کە تا {time} هەبوو.',
    ar: 'يعرض هذا الجهاز المتجر من جديد كما كان حتى {time}.',
  },
  'back.none': {
    en: 'Nothing was sold since then.',
    ckb: 'لەو کاتەوە هیچ شتێک نەفرۆشراوە.',
    ar: 'لم يُبع شيء منذ ذلك الحين.',
  },
  'back.sold': {
    en: '{count, plural, one {# bill was made since then, {sums}. It leaves the screen, and stays on this device for {days} days and until the server has it} other {# bills were made since then, {sums}. They leave the screen, and stay on this device for {days} days and until the server has them}}:',
    ckb: 'لەو کاتەوە {count} پسوولە دروستکراون، {sums}. لە شاشەکە لادەچن، بەڵام {days} ڕۆژ و تا سێرڤەر وەریاندەگرێت لەم ئامێرە دەمێننەوە:',
    ar: 'منذ ذلك الحين أُنشئت {count, plural, one {فاتورة واحدة} two {فاتورتان} few {# فواتير} other {# فاتورة}}، {sums}. تغيب عن الشاشة، وتبقى على هذا الجهاز {days} أيام وحتى تصل إلى الخادم:',
  },
  'back.partial': {
    en: 'There may be more: a damaged part of the bills cannot be read.',
    ckb: 'لەوانەیە زیاتریش هەبێت: بەشێکی تێکچووی پسوولەکان ناخوێنرێتەوە.',
    ar: 'قد يكون هناك المزيد: جزء تالف من الفواتير لا يُقرأ.',
  },
  'back.primary': { en: 'Go back', ckb: 'بگەڕێوە', ar: 'عد' },
  'back.done': {
    en: 'The shop is as it was before the restore',
    ckb: 'فرۆشگاکە وەک پێش هێنانەوەکەیە',
    ar: 'المتجر كما كان قبل الاستعادة',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    keeping: typeof keepingMessages
  }
}
