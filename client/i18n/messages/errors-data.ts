import { defineMessages } from '../catalogue.ts'

/** What a person reads when a record, a file, a backup or this device refuses something. */
export const dataErrorMessages = defineMessages({
  'errors.not_canonical': {
    en: 'This cannot be saved as it is written. Nothing was changed. Change the text or number, then save again.',
    ckb: 'ئەمە بەم شێوەیە پاشەکەوت ناکرێت. هیچ شتێک نەگۆڕا. دەقەکە یان ژمارەکە بگۆڕە و دووبارە پاشەکەوتی بکە.',
    ar: 'لا يمكن حفظ هذا كما هو مكتوب. لم يتغيّر شيء. عدّل النص أو الرقم ثم احفظ من جديد.',
  },
  'errors.record_too_large': {
    en: 'This is too long to save. Nothing was changed. Split it into two, then save again.',
    ckb: 'ئەمە زۆر درێژە بۆ پاشەکەوتکردن. هیچ شتێک نەگۆڕا. بیکە بە دوو بەش و دووبارە پاشەکەوتی بکە.',
    ar: 'هذا أطول من أن يُحفظ. لم يتغيّر شيء. قسّمه إلى جزأين ثم احفظ من جديد.',
  },
  'errors.record_invalid': {
    en: 'Something in this record does not fit. Nothing was changed. Check what you typed, then save again.',
    ckb: 'شتێک لەم تۆمارەدا دروست نییە. هیچ شتێک نەگۆڕا. ئەوەی نووسیوتە بپشکنە و دووبارە پاشەکەوتی بکە.',
    ar: 'في هذا السجل شيء غير صحيح. لم يتغيّر شيء. راجع ما كتبته ثم احفظ من جديد.',
  },
  'errors.unknown_collection': {
    en: 'This version of the app does not know that kind of data. Your shop is unchanged. Update the app, then try again.',
    ckb: 'ئەم وەشانەی ئەپەکە ئەو جۆرە داتایە ناناسێت. فرۆشگاکەت نەگۆڕاوە. ئەپەکە نوێ بکەوە و دووبارە هەوڵ بدە.',
    ar: 'لا يعرف هذا الإصدار من التطبيق هذا النوع من البيانات. متجرك لم يتغيّر. حدّث التطبيق ثم حاول من جديد.',
  },
  'errors.unknown_index': {
    en: 'This list cannot be searched in this version of the app. Your data is safe. Update the app, then try again.',
    ckb: 'لەم وەشانەی ئەپەکەدا ناتوانرێت لەم لیستەدا بگەڕێیت. داتاکانت پارێزراون. ئەپەکە نوێ بکەوە و دووبارە هەوڵ بدە.',
    ar: 'لا يمكن البحث في هذه القائمة في هذا الإصدار من التطبيق. بياناتك محفوظة. حدّث التطبيق ثم حاول من جديد.',
  },
  'errors.file_invalid': {
    en: 'This file cannot be read. Nothing was changed. Choose another file.',
    ckb: 'ئەم فایلە ناخوێنرێتەوە. هیچ شتێک نەگۆڕا. فایلێکی تر هەڵبژێرە.',
    ar: 'لا يمكن قراءة هذا الملف. لم يتغيّر شيء. اختر ملفًا آخر.',
  },
  'errors.file_too_large': {
    en: 'This file is too large for this device. Nothing was changed. Open it on a computer or a device with more free space.',
    ckb: 'ئەم فایلە بۆ ئەم ئامێرە زۆر گەورەیە. هیچ شتێک نەگۆڕا. لە کۆمپیوتەرێک یان ئامێرێکی خاوەن بۆشایی زیاتر بیکەوە.',
    ar: 'هذا الملف أكبر من أن يتّسع له هذا الجهاز. لم يتغيّر شيء. افتحه على حاسوب أو جهاز فيه مساحة أكبر.',
  },
  'errors.file_truncated': {
    en: 'The end of this file is missing. Nothing was changed. Copy the file to this device again, then choose it once more.',
    ckb: 'کۆتایی ئەم فایلە نییە. هیچ شتێک نەگۆڕا. فایلەکە دووبارە کۆپی بکە بۆ ئەم ئامێرە و دیسان هەڵیبژێرە.',
    ar: 'آخر هذا الملف مفقود. لم يتغيّر شيء. انسخ الملف إلى هذا الجهاز من جديد ثم اختره مرة أخرى.',
  },
  'errors.file_tampered': {
    en: 'This file was changed after it was saved. Nothing was restored and nothing here was changed. Choose an untouched copy.',
    ckb: 'ئەم فایلە دوای پاشەکەوتکردنی گۆڕدراوە. هیچ شتێک نەهێنرایەوە و هیچ شتێک لێرە نەگۆڕا. کۆپییەکی دەستلێنەدراو هەڵبژێرە.',
    ar: 'عُدّل هذا الملف بعد حفظه. لم يُستعد شيء ولم يتغيّر شيء هنا. اختر نسخة لم تُمسّ.',
  },
  'errors.file_former_key': {
    en: 'This file is from before the shop was made private. Nothing was changed. Open it on a device without a shop, then sign in there.',
    ckb: 'ئەم فایلە هی پێش ئەوەیە کە فرۆشگاکە تایبەت بکرێت. هیچ شتێک نەگۆڕا. لە ئامێرێک بیکەرەوە کە فرۆشگای تێدا نییە، پاشان لەوێ بچۆ ژوورەوە.',
    ar: 'هذا الملف من قبل أن يصبح المتجر خاصًا. لم يتغيّر شيء. افتحه على جهاز بلا متجر، ثم سجّل الدخول هناك.',
  },
  'errors.file_foreign': {
    en: 'This is not a file of this app or of the old POS. Nothing was changed. Choose a .sonicpos or .json backup file.',
    ckb: 'ئەمە فایلی ئەم ئەپە یان سیستەمە کۆنەکە نییە. هیچ شتێک نەگۆڕا. فایلێکی پاڵپشتی \u2068.sonicpos\u2069 یان \u2068.json\u2069 هەڵبژێرە.',
    ar: 'هذا ليس ملفًا لهذا التطبيق ولا للنظام القديم. لم يتغيّر شيء. اختر ملف نسخة احتياطية \u2068.sonicpos\u2069 أو \u2068.json\u2069.',
  },
  'errors.format_newer': {
    en: 'This was made by a newer version of the app. Nothing was changed. Update the app on this device, then try again.',
    ckb: 'ئەمە بە وەشانێکی نوێتری ئەپەکە دروست کراوە. هیچ شتێک نەگۆڕا. ئەپەکە لەم ئامێرە نوێ بکەوە و دووبارە هەوڵ بدە.',
    ar: 'أُنشئ هذا بإصدار أحدث من التطبيق. لم يتغيّر شيء. حدّث التطبيق على هذا الجهاز ثم حاول من جديد.',
  },
  'errors.schema_newer': {
    en: 'This shop was saved by a newer version of the app. Nothing was changed. Update the app on this device, then try again.',
    ckb: 'ئەم فرۆشگایە بە وەشانێکی نوێتری ئەپەکە پاشەکەوت کراوە. هیچ شتێک نەگۆڕا. ئەپەکە لەم ئامێرە نوێ بکەوە و دووبارە هەوڵ بدە.',
    ar: 'حُفظ هذا المتجر بإصدار أحدث من التطبيق. لم يتغيّر شيء. حدّث التطبيق على هذا الجهاز ثم حاول من جديد.',
  },
  'errors.object_invalid': {
    en: 'A part of this backup cannot be read. Nothing was changed. Choose an older backup.',
    ckb: 'بەشێک لەم پاڵپشتە ناخوێنرێتەوە. هیچ شتێک نەگۆڕا. پاڵپشتێکی کۆنتر هەڵبژێرە.',
    ar: 'جزء من هذه النسخة الاحتياطية لا يُقرأ. لم يتغيّر شيء. اختر نسخة احتياطية أقدم.',
  },
  'errors.object_tampered': {
    en: 'A part of this backup was changed by someone else. Nothing was restored and nothing here was changed. Choose an older backup.',
    ckb: 'بەشێک لەم پاڵپشتە لەلایەن کەسێکی ترەوە گۆڕدراوە. هیچ شتێک نەهێنرایەوە و هیچ شتێک لێرە نەگۆڕا. پاڵپشتێکی کۆنتر هەڵبژێرە.',
    ar: 'عُدّل جزء من هذه النسخة الاحتياطية خارج التطبيق. لم يُستعد شيء ولم يتغيّر شيء هنا. اختر نسخة احتياطية أقدم.',
  },
  'errors.object_missing': {
    en: 'A part of this backup is missing. Nothing was changed. Choose an older backup.',
    ckb: 'بەشێک لەم پاڵپشتە نییە. هیچ شتێک نەگۆڕا. پاڵپشتێکی کۆنتر هەڵبژێرە.',
    ar: 'جزء من هذه النسخة الاحتياطية مفقود. لم يتغيّر شيء. اختر نسخة احتياطية أقدم.',
  },
  'errors.object_too_large': {
    en: 'A part of this backup is larger than it can be. Nothing was changed. Choose an older backup or another file.',
    ckb: 'بەشێک لەم پاڵپشتە لە ئەندازەی ڕێگەپێدراو گەورەترە. هیچ شتێک نەگۆڕا. پاڵپشتێکی کۆنتر یان فایلێکی تر هەڵبژێرە.',
    ar: 'جزء من هذه النسخة الاحتياطية أكبر من المسموح. لم يتغيّر شيء. اختر نسخة أقدم أو ملفًا آخر.',
  },
  'errors.frame_invalid': {
    en: 'The answer could not be read. Nothing was changed. Check the connection, then try again.',
    ckb: 'وەڵامەکە نەخوێنرایەوە. هیچ شتێک نەگۆڕا. پەیوەندییەکە بپشکنە و دووبارە هەوڵ بدە.',
    ar: 'تعذّرت قراءة الرد. لم يتغيّر شيء. افحص الاتصال ثم حاول من جديد.',
  },
  'errors.manifest_invalid': {
    en: 'This backup does not say correctly what is in it. Nothing was changed. Choose an older backup.',
    ckb: 'ئەم پاڵپشتە بە دروستی ناڵێت چی تێدایە. هیچ شتێک نەگۆڕا. پاڵپشتێکی کۆنتر هەڵبژێرە.',
    ar: 'وصف محتوى هذه النسخة الاحتياطية غير صحيح. لم يتغيّر شيء. اختر نسخة احتياطية أقدم.',
  },
  'errors.storage_full': {
    en: 'This device is full. What was saved before is safe, this was not saved. Free some space on the device, then try again.',
    ckb: 'ئەم ئامێرە پڕ بووە. ئەوەی پێشتر پاشەکەوت کراوە پارێزراوە، ئەمەیان پاشەکەوت نەکرا. بۆشایی لە ئامێرەکە بکەرەوە و دووبارە هەوڵ بدە.',
    ar: 'هذا الجهاز ممتلئ. ما حُفظ من قبل آمن، وهذا لم يُحفظ. أفرغ مساحة على الجهاز ثم حاول من جديد.',
  },
  'errors.storage_lost': {
    en: 'The browser closed this device’s storage. What was saved is safe. Reload the app, then try again.',
    ckb: 'وێبگەڕەکە کۆگای ئەم ئامێرەی داخست. ئەوەی پاشەکەوت کراوە پارێزراوە. ئەپەکە دووبارە بکەرەوە و هەوڵ بدە.',
    ar: 'أغلق المتصفح التخزين على هذا الجهاز. ما حُفظ آمن. أعد تحميل التطبيق ثم حاول من جديد.',
  },
  'errors.storage_vanished': {
    en: 'The shop’s data is no longer on this device. Your backups are safe. Restore the newest one.',
    ckb: 'داتای فرۆشگاکە چیتر لەم ئامێرە نییە. پاڵپشتەکانت پارێزراون. نوێترینیان بهێنەوە.',
    ar: 'لم تعد بيانات المتجر على هذا الجهاز. نسخك الاحتياطية آمنة. استعد أحدثها.',
  },
  'errors.shop_fenced': {
    en: 'A restore is running on this device. Your cart is kept. Wait until it ends, then go on.',
    ckb: 'هێنانەوەیەک لەم ئامێرە بەڕێوەیە. سەبەتەکەت پارێزراوە. چاوەڕێ بە تا تەواو دەبێت، پاشان بەردەوام بە.',
    ar: 'تجري استعادة على هذا الجهاز. سلّتك محفوظة. انتظر حتى تنتهي ثم تابع.',
  },
  'errors.shop_missing': {
    en: 'There is no shop on this device yet. Nothing was changed. Make a new shop or restore one.',
    ckb: 'هێشتا هیچ فرۆشگایەک لەم ئامێرە نییە. هیچ شتێک نەگۆڕا. فرۆشگایەکی نوێ دروست بکە یان یەکێک بهێنەوە.',
    ar: 'لا يوجد متجر على هذا الجهاز بعد. لم يتغيّر شيء. أنشئ متجرًا جديدًا أو استعد متجرًا.',
  },
  'errors.shop_not_empty': {
    en: 'This shop already has data. Nothing was changed. Import into a new, empty shop.',
    ckb: 'ئەم فرۆشگایە پێشتر داتای تێدایە. هیچ شتێک نەگۆڕا. بیهێنە ناو فرۆشگایەکی نوێ و بەتاڵ.',
    ar: 'في هذا المتجر بيانات من قبل. لم يتغيّر شيء. استورد إلى متجر جديد فارغ.',
  },
  'errors.lock_stolen': {
    en: 'Another window went on with this work. Nothing is lost. Close the other window or wait a minute, then try again.',
    ckb: 'پەنجەرەیەکی تر درێژەی بەم کارە دا. هیچ شتێک ون نەبووە. پەنجەرەکەی تر دابخە یان خولەکێک چاوەڕێ بە، پاشان هەوڵ بدە.',
    ar: 'تابعت نافذة أخرى هذا العمل. لم يُفقد شيء. أغلق النافذة الأخرى أو انتظر دقيقة ثم حاول من جديد.',
  },
  'errors.restore_running': {
    en: 'A restore is already running. Your data here is untouched. Wait for it or give it up first.',
    ckb: 'هێنانەوەیەک پێشتر بەڕێوەیە. داتاکانت لێرە دەستیان لێ نەدراوە. چاوەڕێی بکە یان سەرەتا دەستی لێ هەڵبگرە.',
    ar: 'هناك استعادة جارية. بياناتك هنا لم تُمسّ. انتظرها أو تخلَّ عنها أولًا.',
  },
  'errors.cut_outdated': {
    en: 'Something changed while the backup was made. Nothing is lost. Try again.',
    ckb: 'لە کاتی دروستکردنی پاڵپشتەکەدا شتێک گۆڕا. هیچ شتێک ون نەبووە. دووبارە هەوڵ بدە.',
    ar: 'تغيّر شيء أثناء إنشاء النسخة الاحتياطية. لم يُفقد شيء. حاول من جديد.',
  },
  'errors.read_only_schema': {
    en: 'A newer version of the app has opened this shop. Everything is safe and can be read. Reload to update, then go on.',
    ckb: 'وەشانێکی نوێتری ئەپەکە ئەم فرۆشگایەی کردووەتەوە. هەموو شتێک پارێزراوە و دەخوێنرێتەوە. بۆ نوێکردنەوە دووبارە بیکەوە و بەردەوام بە.',
    ar: 'فتح إصدار أحدث من التطبيق هذا المتجر. كل شيء آمن ويمكن قراءته. أعد التحميل للتحديث ثم تابع.',
  },
  'errors.draft_gone': {
    en: 'This cart was already finished in another window. It was saved once only. Look in Bills, then start a new sale.',
    ckb: 'ئەم سەبەتەیە پێشتر لە پەنجەرەیەکی تر تەواو کراوە. تەنها یەک جار پاشەکەوت کراوە. لە پسوولەکان سەیر بکە، پاشان فرۆشتنێکی نوێ دەست پێ بکە.',
    ar: 'أُنجزت هذه السلّة في نافذة أخرى. حُفظت مرة واحدة فقط. راجع الفواتير ثم ابدأ بيعًا جديدًا.',
  },
})
