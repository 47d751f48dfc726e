/** The same text with Arabic-Indic and Persian digits written as 0 to 9: codes and PINs are typed on any keyboard. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
}
