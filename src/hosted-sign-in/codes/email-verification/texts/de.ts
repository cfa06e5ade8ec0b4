import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'E-Mail bestätigen',
  lead: (email) => `Geben Sie den Code ein, den wir an ${email} gesendet haben.`,
  submit: 'Bestätigen',
}
