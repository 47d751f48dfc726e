import { t } from '../i18n/catalogue.ts'
import { formatDate } from '../i18n/dates.ts'
import '../i18n/messages/account.ts'

/** What stands on the paper. */
export interface RecoverySheet {
  /** In groups, separated by spaces. */
  readonly code: string
  readonly shopName: string
  /** Empty when the shop has no account. */
  readonly login: string
}

const STYLE = `
  @media screen { .recovery-sheet { display: none } }
  @media print {
    body > *:not(.recovery-sheet) { display: none !important }
    .recovery-sheet { display: block; padding: 20mm; color: #000; background: #fff; font-size: 12pt }
    .recovery-sheet h1 { font-size: 22pt; margin: 0 0 8mm }
    .recovery-sheet .code { direction: ltr; margin: 10mm 0; padding: 8mm; border: 1pt solid #000; border-radius: 4mm;
      font: 700 18pt/1.8 monospace; text-align: center }
  }
`

/**
 * Prints one page with the code and how it is used. Nothing of it stays in the document after printing; the returned function
 * takes it away too, where a browser does not say when it has printed.
 */
export function printRecoverySheet(sheet: RecoverySheet): () => void {
  const paper = document.createElement('div')
  paper.className = 'recovery-sheet'
  paper.append(
    line('h1', t('recovery.title')),
    line('p', t('recovery.sheet_for', { name: sheet.shopName })),
    line('p', sheet.login === '' ? '' : t('recovery.sheet_login', { login: sheet.login })),
    line('div', sheet.code, 'code'),
    line('p', t('recovery.sheet_use')),
    line('p', t('recovery.sheet_made', { time: formatDate(Date.now(), 'date') })),
  )
  // A constructed sheet, because the content security policy forbids inline styles.
  const style = new CSSStyleSheet()
  style.replaceSync(STYLE)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style]
  document.body.append(paper)
  const remove = (): void => {
    paper.remove()
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== style)
  }
  window.addEventListener('afterprint', remove, { once: true })
  window.print()
  return remove
}

function line(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  element.className = className
  return element
}
