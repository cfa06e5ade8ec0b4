import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Prüfen Sie Ihr Postfach',
  lead: (email) => `Geben Sie den Code ein, den wir an ${email} gesendet haben.`,
  submit: 'Weiter',
}
