// Sets language, direction, digits and theme before the first paint. Kept apart from the app's modules because
// those run after the first frame; mirrors client/i18n/locale.ts and client/app/theme.ts (a test compares them).
;(function () {
  var root = document.documentElement
  var stored = function (key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  var wanted = function (tag) {
    var language = tag.toLowerCase().split('-')[0]
    if (language === 'ckb' || language === 'ku') return 'ckb'
    return language === 'ar' || language === 'en' ? language : undefined
  }
  var language = stored('sonic.language')
  if (language !== 'en' && language !== 'ckb' && language !== 'ar') {
    language = (navigator.languages || []).map(wanted).filter(Boolean)[0] || 'en'
  }
  var digits = stored('sonic.digits')
  if (digits !== 'latn' && digits !== 'arab') digits = language === 'en' ? 'latn' : 'arab'
  var theme = stored('sonic.theme')
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  root.lang = language
  root.dir = language === 'en' ? 'ltr' : 'rtl'
  root.dataset.digits = digits
  root.className = 'wa-' + theme
})()
