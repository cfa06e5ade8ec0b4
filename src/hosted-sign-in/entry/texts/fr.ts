import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Connexion',
  lead: undefined,
  submit: 'Continuer',
  withPasskey: 'Continuer avec une clé d’accès',
}
