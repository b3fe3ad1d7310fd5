// What a keyboard wedge or a Chinese input method leaves behind in a code field.

/** Full-width forms become plain ones, line ends go. Inner spaces stay: a space is a character of Base45 (RFC 9285). */
export function plainCode(typed: string): string {
  return typed.normalize("NFKC").replace(/[\r\n\t\u200b\ufeff]/g, "");
}
