import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Consultez vos e-mails',
  lead: (email) => `Saisissez le code que nous avons envoyé à ${email}.`,
  submit: 'Continuer',
}
