import { defineMessages } from '../catalogue.ts'

/** What was done to the account and by whom, for its owner. */
export const activityMessages = defineMessages({
  'activity.title': { en: 'Activity', ckb: 'چالاکی', ar: 'النشاط' },
  'activity.open': {
    en: 'Who signed in and what was done',
    ckb: 'کێ چووە ژوورەوە و چی کراوە',
    ar: 'من دخل وما الذي جرى',
  },
  'activity.about': {
    en: 'What was done to this account in the last {days} days. An act that you do not know: remove the device and change the password.',
    ckb: 'ئەوەی لە {days} ڕۆژی ڕابردوودا لەم هەژمارە کراوە. ئەگەر کارێک ناناسیت: ئامێرەکە لاببە و وشەی نهێنی بگۆڕە.',
    ar: 'ما جرى لهذا الحساب في آخر {days} يوم. إن وجدت ما لا تعرفه: أزل الجهاز وغيّر كلمة المرور.',
  },
  'activity.all': { en: 'All', ckb: 'هەموو', ar: 'الكل' },
  'activity.devices': { en: 'Devices', ckb: 'ئامێرەکان', ar: 'الأجهزة' },
  'activity.backups': { en: 'Backups', ckb: 'پاڵپشت', ar: 'النسخ' },
  'activity.account': { en: 'Account', ckb: 'هەژمار', ar: 'الحساب' },
  'activity.filter': { en: 'What to show', ckb: 'چی پیشان بدرێت', ar: 'ما يُعرض' },
  'activity.more': { en: 'Show older ones', ckb: 'کۆنترەکان پیشان بدە', ar: 'أظهر الأقدم' },
  'activity.end': { en: 'That is all there is.', ckb: 'هەر ئەوەندەیە.', ar: 'هذا كل شيء.' },
  'activity.none': {
    en: 'Nothing of this kind yet',
    ckb: 'هێشتا هیچ لەم جۆرە نییە',
    ar: 'لا شيء من هذا النوع بعد',
  },
  'activity.none_text': {
    en: 'What is done from now on stands here.',
    ckb: 'ئەوەی لەمەودوا دەکرێت لێرە دەردەکەوێت.',
    ar: 'ما يجري من الآن يظهر هنا.',
  },
  'activity.signed_out': {
    en: 'Sign in first: the list is on the server.',
    ckb: 'سەرەتا بچۆ ژوورەوە: لیستەکە لەسەر سێرڤەرە.',
    ar: 'سجّل الدخول أولًا: القائمة على الخادم.',
  },
  'activity.offline': {
    en: 'The list is on the server. It comes back with the internet.',
    ckb: 'لیستەکە لەسەر سێرڤەرە. لەگەڵ ئینتەرنێت دەگەڕێتەوە.',
    ar: 'القائمة على الخادم. تعود مع الإنترنت.',
  },
  'activity.locked': {
    en: 'Only the owner sees this. It asks for the account’s password.',
    ckb: 'تەنها خاوەنەکە ئەمە دەبینێت. داوای وشەی نهێنیی هەژمارەکە دەکات.',
    ar: 'هذا للمالك وحده. يُطلب له كلمة مرور الحساب.',
  },
  'activity.show': { en: 'Show the list', ckb: 'لیستەکە پیشان بدە', ar: 'أظهر القائمة' },
  'activity.by_operator': {
    en: 'Whoever runs the server',
    ckb: 'بەڕێوەبەری سێرڤەرەکە',
    ar: 'من يدير الخادم',
  },
  'activity.by_server': { en: 'The server', ckb: 'سێرڤەرەکە', ar: 'الخادم' },
  'activity.by_removed': { en: 'A former device', ckb: 'ئامێرێکی پێشوو', ar: 'جهاز سابق' },
  'activity.by_nobody': { en: 'Not signed in', ckb: 'نەچووەتە ژوورەوە', ar: 'دون دخول' },
  'activity.from': { en: 'from {address}', ckb: 'لە {address}', ar: 'من {address}' },
  'act.shop_made': { en: 'Account created', ckb: 'هەژمار دروستکرا', ar: 'أُنشئ الحساب' },
  'act.signed_in': {
    en: 'Signed in with the password',
    ckb: 'بە وشەی نهێنی چووە ژوورەوە',
    ar: 'دخول بكلمة المرور',
  },
  'act.signed_in_by_code': {
    en: 'Signed in with the recovery code',
    ckb: 'بە کۆدی هێنانەوە چووە ژوورەوە',
    ar: 'دخول برمز الاسترداد',
  },
  'act.sign_in_failing': {
    en: 'Several wrong passwords or codes',
    ckb: 'چەند وشەی نهێنی یان کۆدی هەڵە',
    ar: 'عدة كلمات مرور أو رموز خاطئة',
  },
  'act.device_paired': {
    en: 'Joined by a pairing code',
    ckb: 'بە کۆدی بەستن بەشدار بوو',
    ar: 'انضم برمز الاقتران',
  },
  'act.device_forked': {
    en: 'A copy became a device of its own',
    ckb: 'کۆپییەک بوو بە ئامێرێکی سەربەخۆ',
    ar: 'صارت نسخة جهازًا مستقلًا',
  },
  'act.device_renamed': {
    en: 'Device renamed: {what}',
    ckb: 'ناوی ئامێر گۆڕدرا: {what}',
    ar: 'أُعيدت تسمية جهاز: {what}',
  },
  'act.device_revoked': { en: 'Device removed: {what}', ckb: 'ئامێر لابرا: {what}', ar: 'أُزيل جهاز: {what}' },
  'act.pairing_offered': { en: 'Showed a pairing code', ckb: 'کۆدێکی بەستنی پیشان دا', ar: 'عرض رمز اقتران' },
  'act.owner_confirmed': {
    en: 'Owner confirmed by password',
    ckb: 'خاوەن بە وشەی نهێنی پشتڕاستکرایەوە',
    ar: 'تأكد المالك بكلمة المرور',
  },
  'act.password_changed': { en: 'Password changed', ckb: 'وشەی نهێنی گۆڕدرا', ar: 'تغيّرت كلمة المرور' },
  'act.password_reset': {
    en: 'New password by a reset code',
    ckb: 'وشەی نهێنیی نوێ بە کۆدی نوێکردنەوە',
    ar: 'كلمة مرور جديدة برمز إعادة الضبط',
  },
  'act.key_slots_changed': {
    en: 'Recovery sheet renewed',
    ckb: 'پەڕەی هێنانەوە نوێکرایەوە',
    ar: 'جُدّدت ورقة الاسترداد',
  },
  'act.custody_begun': {
    en: 'Private keeping begun',
    ckb: 'پاراستنی تایبەت دەستیپێکرد',
    ar: 'بدأ الحفظ الخاص',
  },
  'act.custody_done': {
    en: 'Private: the server can read nothing',
    ckb: 'تایبەت: سێرڤەر ناتوانێت هیچ بخوێنێتەوە',
    ar: 'خاص: لا يقرأ الخادم شيئًا',
  },
  'act.retention_changed': {
    en: 'Rules for keeping backups changed',
    ckb: 'ڕێساکانی هێشتنەوەی پاڵپشت گۆڕدران',
    ar: 'تغيّرت قواعد حفظ النسخ',
  },
  'act.alarm_changed': {
    en: 'Alarm for silent devices changed',
    ckb: 'ئاگاداریی ئامێری بێدەنگ گۆڕدرا',
    ar: 'تغيّر تنبيه الأجهزة الصامتة',
  },
  'act.alarm_receiver_added': {
    en: 'Alarms are shown on this device',
    ckb: 'ئاگادارییەکان لەم ئامێرە پیشان دەدرێن',
    ar: 'تظهر التنبيهات على هذا الجهاز',
  },
  'act.alarm_receiver_removed': {
    en: 'Alarms no longer shown here',
    ckb: 'چیتر ئاگاداری لێرە پیشان نادرێت',
    ar: 'لم تعد التنبيهات تظهر هنا',
  },
  'act.device_silent': {
    en: 'A device has not backed up: {what}',
    ckb: 'ئامێرێک پاڵپشتی نەکردووە: {what}',
    ar: 'جهاز لم ينسخ: {what}',
  },
  'act.backup_deleted': { en: 'Backup deleted', ckb: 'پاڵپشتێک سڕایەوە', ar: 'حُذفت نسخة' },
  'act.backup_undeleted': { en: 'Backup brought back', ckb: 'پاڵپشتێک گەڕێنرایەوە', ar: 'أُعيدت نسخة' },
  'act.files_written': {
    en: 'Readable files written',
    ckb: 'فایلی خوێندراوە نووسرا',
    ar: 'كُتبت ملفات مقروءة',
  },
  'act.file_downloaded': { en: 'File downloaded', ckb: 'فایل داگیرا', ar: 'نُزّل ملف' },
  'act.file_deleted': { en: 'File deleted', ckb: 'فایل سڕایەوە', ar: 'حُذف ملف' },
  'act.old_upload': {
    en: 'Backup of the old system uploaded',
    ckb: 'پاڵپشتی سیستەمی کۆن بارکرا',
    ar: 'رُفعت نسخة من النظام القديم',
  },
  'act.operator_command': { en: 'Command on the server', ckb: 'فەرمانێک لەسەر سێرڤەر', ar: 'أمر على الخادم' },
  'act.unknown': {
    en: 'Something that this app does not know yet',
    ckb: 'شتێک کە ئەم ئەپە هێشتا نایناسێت',
    ar: 'أمر لا يعرفه هذا التطبيق بعد',
  },
})

declare module '../catalogue.ts' {
  interface Catalogues {
    activity: typeof activityMessages
  }
}
