import { defineMessages } from '../catalogue.ts'

/** What a person reads when a secret, the server or a rule of the shop refuses something. */
export const peopleErrorMessages = defineMessages({
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
  'errors.key_replaced': {
    en: 'The shop has a new key since it became private. Everything is saved on this device and selling goes on. Sign in again on it to go on backing up.',
    ckb: 'فرۆشگاکە لەوەتەی تایبەت کراوە کلیلێکی نوێی هەیە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە و فرۆشتن بەردەوامە. بۆ بەردەوامبوونی پاڵپشت دووبارە لێرەوە بچۆ ژوورەوە.',
    ar: 'للمتجر مفتاح جديد منذ أن أصبح خاصًا. كل شيء محفوظ على هذا الجهاز والبيع مستمر. سجّل الدخول عليه من جديد ليستمر النسخ.',
  },
  'errors.custody_running': {
    en: 'The shop is on its way to private keeping already. Nothing is lost. Wait until it is done, or go on with it on the device that began.',
    ckb: 'فرۆشگاکە خۆی لە ڕێگەی پاراستنی تایبەتدایە. هیچ شتێک ون نەبووە. چاوەڕێ بە تا تەواو دەبێت، یان لەو ئامێرەی دەستی پێکردووە بەردەوامی پێ بدە.',
    ar: 'المتجر في طريقه إلى الحفظ الخاص بالفعل. لم يضِع شيء. انتظر حتى ينتهي ذلك، أو تابعه على الجهاز الذي بدأه.',
  },
  'errors.device_revoked': {
    en: 'This device was removed from the shop’s account. Everything is saved here and you can go on selling. Save a backup file, or ask the owner to sign in here.',
    ckb: 'ئەم ئامێرە لە هەژماری فرۆشگاکە لابراوە. هەموو شتێک لێرە پاشەکەوت کراوە و دەتوانیت بەردەوام بیت لە فرۆشتن. فایلێکی پاڵپشت پاشەکەوت بکە، یان داوا لە خاوەنەکە بکە لێرە بچێتە ژوورەوە.',
    ar: 'أُزيل هذا الجهاز من حساب المتجر. كل شيء محفوظ هنا ويمكنك متابعة البيع. احفظ ملف نسخة احتياطية، أو اطلب من المالك تسجيل الدخول هنا.',
  },
  'errors.owner_needed': {
    en: 'Only the owner can do this. Nothing was changed. Type the shop’s password, then try again.',
    ckb: 'تەنها خاوەنەکە دەتوانێت ئەمە بکات. هیچ شتێک نەگۆڕا. وشەی نهێنی فرۆشگاکە بنووسە و دووبارە هەوڵ بدە.',
    ar: 'هذا للمالك وحده. لم يتغيّر شيء. اكتب كلمة مرور المتجر ثم حاول من جديد.',
  },
  'errors.backup_kept': {
    en: 'This backup has to stay: it is the newest, the newest verified one, pinned, or made before a restore. Nothing was deleted. Unpin it if it is pinned, or choose an older one.',
    ckb: 'ئەم پاڵپشتە دەبێت بمێنێتەوە: نوێترینە، یان نوێترینی پشتڕاستکراوە، یان چەسپێنراوە، یان پێش هێنانەوەیەک دروست کراوە. هیچ شتێک نەسڕایەوە. ئەگەر چەسپێنراوە، چەسپاندنەکەی لابە، یان یەکێکی کۆنتر هەڵبژێرە.',
    ar: 'يجب أن تبقى هذه النسخة: هي الأحدث، أو أحدث ما تُحقِّق منه، أو مثبّتة، أو أُنشئت قبل استرجاع. لم يُحذف شيء. ألغِ تثبيتها إن كانت مثبّتة، أو اختر نسخة أقدم.',
  },
  'errors.recovery_unknown': {
    en: 'That login and that recovery code do not belong together. Nothing was changed. Compare both with the newest sheet, then type them again.',
    ckb: 'ئەو ناوی چوونەژوورەوە و ئەو کۆدی هێنانەوەیە پێکەوە نین. هیچ شتێک نەگۆڕا. هەردووکیان لەگەڵ نوێترین پەڕە بەراورد بکە و دووبارە بیاننووسە.',
    ar: 'اسم الدخول ورمز الاسترداد لا يخصّان المتجر نفسه. لم يتغيّر شيء. قارنهما بأحدث ورقة ثم اكتبهما من جديد.',
  },
  'errors.wrong_login': {
    en: 'That login and password do not match. Nothing was changed. Check both, then try again.',
    ckb: 'ناوی چوونەژوورەوە و وشەی نهێنی یەک ناگرنەوە. هیچ شتێک نەگۆڕا. هەردووکیان بپشکنە و دووبارە هەوڵ بدە.',
    ar: 'اسم الدخول وكلمة المرور غير متطابقين. لم يتغيّر شيء. تحقّق منهما ثم حاول من جديد.',
  },
  'errors.pairing_unknown': {
    en: 'That pairing code is wrong, was used or is over: it lasts ten minutes. Nothing was changed. Ask the owner to show a new one.',
    ckb: 'ئەو کۆدی بەستنەوەیە هەڵەیە، یان بەکارهێنراوە، یان کاتی تەواو بووە: دە خولەک دەمێنێت. هیچ شتێک نەگۆڕا. داوا لە خاوەنەکە بکە یەکی نوێ پیشان بدات.',
    ar: 'رمز الإقران هذا خاطئ أو استُعمل أو انتهى: مدته عشر دقائق. لم يتغيّر شيء. اطلب من المالك أن يعرض رمزًا جديدًا.',
  },
  'errors.reset_unknown': {
    en: 'That reset code is wrong, was used or is over: it lasts one day. Nothing was changed. Ask whoever runs the server for a new one.',
    ckb: 'ئەو کۆدی نوێکردنەوەیە هەڵەیە، یان بەکارهێنراوە، یان کاتی تەواو بووە: یەک ڕۆژ دەمێنێت. هیچ شتێک نەگۆڕا. داوای یەکی نوێ لە بەڕێوەبەری سێرڤەرەکە بکە.',
    ar: 'رمز إعادة الضبط هذا خاطئ أو استُعمل أو انتهى: مدته يوم واحد. لم يتغيّر شيء. اطلب رمزًا جديدًا ممن يدير الخادم.',
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
  'errors.storage_unavailable': {
    en: 'The server cannot reach its database. Everything is saved on this device. It is tried again by itself in a moment.',
    ckb: 'سێرڤەرەکە ناتوانێت بگاتە بنکەدراوەکەی. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. دوای کەمێک خۆی دووبارە هەوڵ دەدات.',
    ar: 'لا يستطيع الخادم الوصول إلى قاعدة بياناته. كل شيء محفوظ على هذا الجهاز. ستُعاد المحاولة تلقائيًا بعد قليل.',
  },
  'errors.server_storage_full': {
    en: 'The server has no room left. Everything is saved on this device. Ask whoever runs the server to make room; it is tried again by itself.',
    ckb: 'بۆشایی لە سێرڤەرەکەدا نەماوە. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. داوا لە بەڕێوەبەری سێرڤەرەکە بکە بۆشایی بکاتەوە؛ خۆی دووبارە هەوڵ دەدات.',
    ar: 'لم تبقَ مساحة على الخادم. كل شيء محفوظ على هذا الجهاز. اطلب ممن يدير الخادم أن يوفّر مساحة؛ ستُعاد المحاولة تلقائيًا.',
  },
  'errors.quota_exceeded': {
    en: 'This shop has used all the room that the server gives it. Everything is saved on this device, and every backup that is there stays. Ask whoever runs the server for more room, then press “Backup now”.',
    ckb: 'ئەم فرۆشگایە هەموو ئەو بۆشاییەی بەکارهێناوە کە سێرڤەرەکە پێی دەدات. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە و پاڵپشتەکانی پێشوو ماون. داوای بۆشایی زیاتر لە بەڕێوەبەری سێرڤەرەکە بکە، پاشان «ئێستا پاڵپشت بکە» دابگرە.',
    ar: 'استعمل هذا المتجر كل المساحة التي يمنحها له الخادم. كل شيء محفوظ على هذا الجهاز، وكل نسخة احتياطية موجودة باقية. اطلب مساحة أكبر ممن يدير الخادم، ثم اضغط «انسخ الآن».',
  },
  'errors.server_storage_read_only': {
    en: 'The server cannot write to its disk. Everything is saved on this device. Ask whoever runs the server to look at its disk; it is tried again by itself.',
    ckb: 'سێرڤەرەکە ناتوانێت لەسەر دیسکەکەی بنووسێت. هەموو شتێک لەم ئامێرە پاشەکەوت کراوە. داوا لە بەڕێوەبەری سێرڤەرەکە بکە سەیری دیسکەکە بکات؛ خۆی دووبارە هەوڵ دەدات.',
    ar: 'لا يستطيع الخادم الكتابة على قرصه. كل شيء محفوظ على هذا الجهاز. اطلب ممن يدير الخادم أن يفحص القرص؛ ستُعاد المحاولة تلقائيًا.',
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
})
