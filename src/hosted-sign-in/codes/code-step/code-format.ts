/** How codes of one kind are written. */
export interface CodeFormat {
  /** The code without what users add when they type or paste it. */
  read(entered: string): string
  /**
   * Whether the text has the format of such a code. Any other text is refused before it is checked, and does not count
   * as an attempt.
   */
  isCode(code: string): boolean
}

/** Codes of six digits, with the spaces and dashes that apps and mail programs put between them. */
export const sixDigits: CodeFormat = {
  read: (entered) => entered.replaceAll(/[\s-]/g, ''),
  isCode: (code) => /^\d{6}$/.test(code),
}
