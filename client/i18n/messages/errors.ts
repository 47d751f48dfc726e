import type { ErrorCode } from '../../../shared/errors.ts'

/** What a person reads for each reason of `shared/errors.ts`: what happened, what is safe, what to do next. The first sentence is the title of an error card. */
export const errorMessages = {
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
    ckb: 'ئەم فرۆشگایە پێشتر داتای تێدایە. هیچ شتێک نەگۆڕا. هاوردەی بکە بۆ فرۆشگایەکی نوێ و بەتاڵ.',
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
  'errors.wrong_secret': {
    en: 'That password or recovery code does not open this. Nothing was changed. Check it, then type it again.',
    ckb: 'ئەو وشە نهێنییە یان کۆدی هێنانەوەیە ئەمە ناکاتەوە. هیچ شتێک نەگۆڕا. بیپشکنە و دووبارە بینووسە.',
    ar: 'كلمة المرور أو رمز الاسترداد لا يفتح هذا. لم يتغيّر شيء. تحقّق منه ثم اكتبه من جديد.',
  },
  'errors.wrong_pin': {
    en: 'That PIN is not right. Nothing was changed. Type it again, or reset it with the password or the recovery sheet.',
    ckb: 'ئەو ژمارە نهێنییە دروست نییە. هیچ شتێک نەگۆڕا. دووبارە بینووسە، یان بە وشەی نهێنی یان پەڕەی هێنانەوە نوێی بکەوە.',
    ar: 'الرقم السري غير صحيح. لم يتغيّر شيء. اكتبه من جديد، أو أعد ضبطه بكلمة المرور أو ورقة الاسترداد.',
  },
  'errors.no_slot': {
    en: 'This cannot be opened that way. Nothing was changed. Use the recovery code instead of the password, or the other way round.',
    ckb: 'ئەمە بەو ڕێگەیە ناکرێتەوە. هیچ شتێک نەگۆڕا. لە جیاتی وشەی نهێنی کۆدی هێنانەوە بەکاربهێنە، یان بە پێچەوانەوە.',
    ar: 'لا يُفتح هذا بهذه الطريقة. لم يتغيّر شيء. استعمل رمز الاسترداد بدل كلمة المرور، أو العكس.',
  },
  'errors.bad_recovery_code': {
    en: 'That recovery code has a typing mistake. Nothing was changed. Compare it with the sheet and type it again.',
    ckb: 'لەو کۆدی هێنانەوەیەدا هەڵەیەکی نووسین هەیە. هیچ شتێک نەگۆڕا. لەگەڵ پەڕەکە بەراوردی بکە و دووبارە بینووسە.',
    ar: 'في رمز الاسترداد خطأ في الكتابة. لم يتغيّر شيء. قارنه بالورقة واكتبه من جديد.',
  },
  'errors.key_missing': {
    en: 'This device has no key for that shop. What is on it is safe. Sign in or use the recovery code.',
    ckb: 'ئەم ئامێرە کلیلی ئەو فرۆشگایەی نییە. ئەوەی لەسەریەتی پارێزراوە. بچۆ ژوورەوە یان کۆدی هێنانەوە بەکاربهێنە.',
    ar: 'لا يملك هذا الجهاز مفتاح ذلك المتجر. ما عليه آمن. سجّل الدخول أو استعمل رمز الاسترداد.',
  },
  'errors.network': {
    en: 'The server does not answer. Everything is saved on this device. Check the internet, then try again.',
    ckb: 'سێرڤەرەکە وەڵام ناداتەوە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. ئینتەرنێتەکە بپشکنە و دووبارە هەوڵ بدە.',
    ar: 'الخادم لا يستجيب. كل شيء محفوظ على هذا الجهاز. افحص الإنترنت ثم حاول من جديد.',
  },
  'errors.body_too_large': {
    en: 'That was too much to send at once. Everything is saved on this device. It will be sent in smaller parts.',
    ckb: 'ئەوە بۆ ناردنی یەکجار زۆر بوو. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بە بەشی بچووکتر دەنێردرێت.',
    ar: 'كان هذا أكبر من أن يُرسل دفعة واحدة. كل شيء محفوظ على هذا الجهاز. سيُرسل على أجزاء أصغر.',
  },
  'errors.bad_request': {
    en: 'The server did not understand this app. Everything is saved on this device. Update the app, then try again.',
    ckb: 'سێرڤەرەکە لەم ئەپە تێنەگەیشت. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. ئەپەکە نوێ بکەوە و دووبارە هەوڵ بدە.',
    ar: 'لم يفهم الخادم هذا التطبيق. كل شيء محفوظ على هذا الجهاز. حدّث التطبيق ثم حاول من جديد.',
  },
  'errors.not_found': {
    en: 'That is not there any more. Nothing was changed. Go back and choose again.',
    ckb: 'ئەوە چیتر لێرە نییە. هیچ شتێک نەگۆڕا. بگەڕێوە و دووبارە هەڵبژێرە.',
    ar: 'لم يعد هذا موجودًا. لم يتغيّر شيء. ارجع واختر من جديد.',
  },
  'errors.rate_limited': {
    en: 'Too many tries. Nothing was changed. Wait a few minutes, then try again.',
    ckb: 'هەوڵی زۆر درا. هیچ شتێک نەگۆڕا. چەند خولەکێک چاوەڕێ بە و دووبارە هەوڵ بدە.',
    ar: 'محاولات كثيرة. لم يتغيّر شيء. انتظر بضع دقائق ثم حاول من جديد.',
  },
  'errors.token_unknown': {
    en: 'The server no longer knows this device. Everything is saved on this device. Sign in again to go on backing up.',
    ckb: 'سێرڤەرەکە چیتر ئەم ئامێرە ناناسێت. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بۆ بەردەوامبوونی پاڵپشت دووبارە بچۆ ژوورەوە.',
    ar: 'لم يعد الخادم يعرف هذا الجهاز. كل شيء محفوظ على هذا الجهاز. سجّل الدخول من جديد ليستمر النسخ.',
  },
  'errors.device_revoked': {
    en: 'This device was removed from the shop’s account. Everything is saved here and you can go on selling. Save a backup file, or ask the owner to sign in here.',
    ckb: 'ئەم ئامێرە لە هەژماری فرۆشگاکە لابراوە. هەموو شتێک لێرە پاشەکەوت کراوە و دەتوانیت بەردەوام بیت لە فرۆشتن. فایلێکی پاڵپشت پاشەکەوت بکە، یان داوا لە خاوەنەکە بکە لێرە بچێتە ژوورەوە.',
    ar: 'أُزيل هذا الجهاز من حساب المتجر. كل شيء محفوظ هنا ويمكنك متابعة البيع. احفظ ملف نسخة احتياطية، أو اطلب من المالك تسجيل الدخول هنا.',
  },
  'errors.wrong_login': {
    en: 'That login and password do not match. Nothing was changed. Check both, then try again.',
    ckb: 'ناوی چوونەژوورەوە و وشەی نهێنی یەک ناگرنەوە. هیچ شتێک نەگۆڕا. هەردووکیان بپشکنە و دووبارە هەوڵ بدە.',
    ar: 'اسم الدخول وكلمة المرور غير متطابقين. لم يتغيّر شيء. تحقّق منهما ثم حاول من جديد.',
  },
  'errors.login_taken': {
    en: 'Another shop already uses that login. Nothing was changed. Choose another login, or sign in if it is yours.',
    ckb: 'فرۆشگایەکی تر ئەو ناوی چوونەژوورەوەیە بەکاردەهێنێت. هیچ شتێک نەگۆڕا. ناوێکی تر هەڵبژێرە، یان ئەگەر هی خۆتە بچۆ ژوورەوە.',
    ar: 'اسم الدخول هذا يستعمله متجر آخر. لم يتغيّر شيء. اختر اسمًا آخر، أو سجّل الدخول إن كان لك.',
  },
  'errors.shop_exists': {
    en: 'This shop already has an account. Everything is saved on this device. Sign in with its login and password.',
    ckb: 'ئەم فرۆشگایە پێشتر هەژماری هەیە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بە ناو و وشەی نهێنی خۆی بچۆ ژوورەوە.',
    ar: 'لهذا المتجر حساب من قبل. كل شيء محفوظ على هذا الجهاز. سجّل الدخول باسمه وكلمة مروره.',
  },
  'errors.series_taken': {
    en: 'Another device already numbers its bills this way. Saved bills keep their numbers. The next bill starts a new series by itself.',
    ckb: 'ئامێرێکی تر بەم شێوەیە ژمارە لە پسوولەکانی دەدات. پسوولە پاشەکەوتکراوەکان ژمارەی خۆیان دەهێڵنەوە. پسوولەی داهاتوو خۆی زنجیرەیەکی نوێ دەست پێ دەکات.',
    ar: 'جهاز آخر يرقّم فواتيره بهذه الطريقة. الفواتير المحفوظة تحتفظ بأرقامها. الفاتورة التالية تبدأ تسلسلًا جديدًا تلقائيًا.',
  },
  'errors.missing_objects': {
    en: 'The server is missing a part of this backup. Everything is saved on this device. The missing part is sent again by itself.',
    ckb: 'بەشێک لەم پاڵپشتە لای سێرڤەرەکە نییە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بەشە نەبووەکە خۆی دووبارە دەنێردرێت.',
    ar: 'ينقص الخادم جزء من هذه النسخة الاحتياطية. كل شيء محفوظ على هذا الجهاز. يُرسل الجزء الناقص من جديد تلقائيًا.',
  },
  'errors.head_moved': {
    en: 'The server has a newer backup of this line. Everything is saved on this device. It is compared and sent again by itself.',
    ckb: 'پاڵپشتێکی نوێتر لای سێرڤەرەکە هەیە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. خۆی بەراورد دەکرێت و دووبارە دەنێردرێت.',
    ar: 'لدى الخادم نسخة احتياطية أحدث. كل شيء محفوظ على هذا الجهاز. تُقارن وتُرسل من جديد تلقائيًا.',
  },
  'errors.snapshot_conflict': {
    en: 'The server already has another backup under this name. Everything is saved on this device. Press “Backup now” to make a new one.',
    ckb: 'سێرڤەرەکە پێشتر پاڵپشتێکی تری بەم ناوەوە هەیە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. بۆ یەکی نوێ «ئێستا پاڵپشت بکە» دابگرە.',
    ar: 'لدى الخادم نسخة احتياطية أخرى بهذا الاسم. كل شيء محفوظ على هذا الجهاز. اضغط «انسخ الآن» لإنشاء نسخة جديدة.',
  },
  'errors.shop_mismatch': {
    en: 'This belongs to another shop. Nothing was changed. Choose a backup of this shop.',
    ckb: 'ئەمە هی فرۆشگایەکی ترە. هیچ شتێک نەگۆڕا. پاڵپشتێکی ئەم فرۆشگایە هەڵبژێرە.',
    ar: 'هذا يخصّ متجرًا آخر. لم يتغيّر شيء. اختر نسخة احتياطية لهذا المتجر.',
  },
  'errors.server_busy': {
    en: 'The server is busy. Everything is saved on this device. It is tried again by itself in a moment.',
    ckb: 'سێرڤەرەکە سەرقاڵە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. دوای کەمێک خۆی دووبارە هەوڵ دەدات.',
    ar: 'الخادم مشغول. كل شيء محفوظ على هذا الجهاز. ستُعاد المحاولة تلقائيًا بعد قليل.',
  },
  'errors.internal': {
    en: 'Something went wrong in the app. What was saved is safe. Reload the app, then try again.',
    ckb: 'شتێک لە ئەپەکەدا هەڵە بوو. ئەوەی پاشەکەوت کراوە پارێزراوە. ئەپەکە دووبارە بکەرەوە و هەوڵ بدە.',
    ar: 'حدث خطأ في التطبيق. ما حُفظ آمن. أعد تحميل التطبيق ثم حاول من جديد.',
  },
  'errors.needs_customer': {
    en: 'A debt needs a customer. Nothing was saved yet. Choose the customer, then save again.',
    ckb: 'قەرز پێویستی بە کڕیار هەیە. هێشتا هیچ پاشەکەوت نەکراوە. کڕیارەکە هەڵبژێرە و دووبارە پاشەکەوتی بکە.',
    ar: 'الدين يحتاج إلى زبون. لم يُحفظ شيء بعد. اختر الزبون ثم احفظ من جديد.',
  },
  'errors.nothing_to_sell': {
    en: 'The cart is empty. Nothing was saved. Add an item first.',
    ckb: 'سەبەتەکە بەتاڵە. هیچ پاشەکەوت نەکرا. سەرەتا کاڵایەک زیاد بکە.',
    ar: 'السلّة فارغة. لم يُحفظ شيء. أضف مادة أولًا.',
  },
  'errors.amount_invalid': {
    en: 'That amount cannot be right. Nothing was saved. Type it again.',
    ckb: 'ئەو بڕە ناکرێت دروست بێت. هیچ پاشەکەوت نەکرا. دووبارە بینووسە.',
    ar: 'لا يمكن أن يكون هذا المبلغ صحيحًا. لم يُحفظ شيء. اكتبه من جديد.',
  },
  'errors.underpaid': {
    en: 'The payment is less than the total. Nothing was saved yet. Take the rest, or put it on a customer’s debt.',
    ckb: 'پارەکە لە کۆی گشتی کەمترە. هێشتا هیچ پاشەکەوت نەکراوە. ماوەکەی وەربگرە، یان بیخە سەر قەرزی کڕیارێک.',
    ar: 'المدفوع أقل من المجموع. لم يُحفظ شيء بعد. خذ الباقي أو سجّله دينًا على زبون.',
  },
  'errors.cancelled': {
    en: 'This was stopped. Nothing was changed. Start it again when you like.',
    ckb: 'ئەمە ڕاگیرا. هیچ شتێک نەگۆڕا. هەر کاتێک ویستت دووبارە دەستی پێ بکە.',
    ar: 'أُوقف هذا. لم يتغيّر شيء. ابدأه من جديد متى شئت.',
  },
} as const satisfies Record<`errors.${ErrorCode}`, { en: string; ckb: string; ar: string }>
