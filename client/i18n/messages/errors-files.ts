import { defineMessages } from '../catalogue.ts'

/** Reasons that have to do with the files that the server writes. */
export const fileErrorMessages = defineMessages({
  'errors.custody_private': {
    en: 'The server cannot read this shop: its key is private. Nothing was written. Save a backup file on this device instead.',
    ckb: 'سێرڤەرەکە ناتوانێت ئەم فرۆشگایە بخوێنێتەوە: کلیلەکەی تایبەتە. هیچ شتێک نەنووسرا. لەبری ئەوە فایلی پاڵپشت لەم ئامێرە پاشەکەوت بکە.',
    ar: 'لا يستطيع الخادم قراءة هذا المتجر: مفتاحه خاص. لم يُكتب شيء. احفظ ملف نسخة احتياطية على هذا الجهاز بدلًا من ذلك.',
  },
  'errors.no_backup': {
    en: 'The server has no backup of this shop yet. Nothing was written. Choose “Backup now”, then try again.',
    ckb: 'سێرڤەرەکە هێشتا هیچ پاڵپشتێکی ئەم فرۆشگایەی نییە. هیچ شتێک نەنووسرا. «ئێستا پاڵپشت بکە» هەڵبژێرە، پاشان دووبارە هەوڵ بدە.',
    ar: 'ليس لدى الخادم نسخة احتياطية لهذا المتجر بعد. لم يُكتب شيء. اختر «النسخ الاحتياطي الآن» ثم حاول من جديد.',
  },
  'errors.backup_running': {
    en: 'The server is already writing the files of this shop. Nothing is lost. Wait until it has finished.',
    ckb: 'سێرڤەرەکە هەر ئێستا فایلەکانی ئەم فرۆشگایە دەنووسێت. هیچ شتێک ون نەبووە. چاوەڕێ بە تا تەواو دەبێت.',
    ar: 'يكتب الخادم ملفات هذا المتجر الآن. لم يُفقد شيء. انتظر حتى ينتهي.',
  },
  'errors.disk_full': {
    en: 'The server’s backup folder has no room left. The older files are untouched. Make room on that disk, then try again.',
    ckb: 'فۆڵدەری پاڵپشتی سێرڤەرەکە شوێنی تێدا نەماوە. فایلە کۆنەکان دەستیان لێ نەدراوە. لەو دیسکە شوێن بکەرەوە، پاشان دووبارە هەوڵ بدە.',
    ar: 'لم تبقَ مساحة في مجلد النسخ على الخادم. الملفات القديمة لم تُمسّ. أفسح مكانًا على ذلك القرص ثم حاول من جديد.',
  },
  'errors.folder_missing': {
    en: 'The server’s backup folder is not there. Nothing was written. Connect its disk or set the folder right, then try again.',
    ckb: 'فۆڵدەری پاڵپشتی سێرڤەرەکە لەوێ نییە. هیچ شتێک نەنووسرا. دیسکەکەی ببەستەوە یان فۆڵدەرەکە ڕاست بکەرەوە، پاشان دووبارە هەوڵ بدە.',
    ar: 'مجلد النسخ على الخادم غير موجود. لم يُكتب شيء. أوصل قرصه أو صحّح المجلد ثم حاول من جديد.',
  },
  'errors.folder_read_only': {
    en: 'The server may not write into its backup folder. Nothing was written. Give it the permission, then try again.',
    ckb: 'سێرڤەرەکە بۆی نییە لە فۆڵدەری پاڵپشتەکەیدا بنووسێت. هیچ شتێک نەنووسرا. ڕێگەی پێ بدە، پاشان دووبارە هەوڵ بدە.',
    ar: 'لا يُسمح للخادم بالكتابة في مجلد النسخ. لم يُكتب شيء. امنحه الإذن ثم حاول من جديد.',
  },
  'errors.file_locked': {
    en: 'This file is locked with another passphrase. The file is untouched. Give the server the passphrase it was written with.',
    ckb: 'ئەم فایلە بە دەستەواژەیەکی نهێنی تر داخراوە. فایلەکە دەستی لێ نەدراوە. ئەو دەستەواژەیە بدە بە سێرڤەرەکە کە پێی نووسراوە.',
    ar: 'هذا الملف مقفل بعبارة مرور أخرى. الملف لم يُمسّ. أعطِ الخادم العبارة التي كُتب بها.',
  },
  'errors.copy_failed': {
    en: 'The files are written and right, but the second folder has no copy of them. Nothing is lost. Connect its disk, then try again.',
    ckb: 'فایلەکان نووسراون و دروستن، بەڵام فۆڵدەری دووەم کۆپییان نییە. هیچ شتێک ون نەبووە. دیسکەکەی ببەستەوە، پاشان دووبارە هەوڵ بدە.',
    ar: 'كُتبت الملفات وهي صحيحة، لكن المجلد الثاني ليست فيه نسخة منها. لم يُفقد شيء. أوصل قرصه ثم حاول من جديد.',
  },
})
