import type { Texts } from './en.ts'

export const fr: Texts = {
  question: 'Pas encore de compte ?',
  link: 'Créer un compte',
}
