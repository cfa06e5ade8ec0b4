import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Choisissez une organisation',
  lead: (email) => `Vous vous connectez en tant que ${email}.`,
  otherAccount: 'Utiliser un autre compte',
}
