import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Vérifiez votre adresse',
  lead: (email) => `Saisissez le code que nous avons envoyé à ${email}.`,
  submit: 'Vérifier',
}
