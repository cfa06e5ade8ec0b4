import type { ButtonColors } from './styles.ts'

/** A message ready to be sent, to whom is the caller's matter. */
export interface Mail {
  subject: string
  /** The line that mail programs show beside the subject. Already inside `html`. */
  preheader: string
  html: string
  text: string
}

/** The application for which an email is sent. */
export interface MailBrand {
  name: string
  /** http(s) only, otherwise left out; the mail is complete without it. 32 px high. */
  logoUrl?: string | undefined
  /** Of the button, by mode; without them it has the colour of the text. */
  colors?: Record<'light' | 'dark', ButtonColors> | undefined
}

/** One line of text without control characters, so that a name can never add a header or break a text part. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
