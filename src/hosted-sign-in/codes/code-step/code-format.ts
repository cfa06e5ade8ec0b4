/** How codes of one kind are written. */
export interface CodeFormat {
  /** The code without what users add when they type or paste it. */
  read(entered: string): string
  /** Whether it can be a code of this kind. Anything else is refused before it is checked, and costs no attempt. */
  isCode(code: string): boolean
}

/** Codes of six digits, with the spaces and dashes that apps and mail programs put between them. */
export const sixDigits: CodeFormat = {
  read: (entered) => entered.replaceAll(/[\s-]/g, ''),
  isCode: (code) => /^\d{6}$/.test(code),
}
