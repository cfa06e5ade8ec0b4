import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Créez votre compte',
  lead: undefined,
  firstName: 'Prénom',
  lastName: 'Nom',
  familyNameFirst: false,
  optional: 'Facultatif',
  submit: 'Créer le compte',
  haveAccount: 'Vous avez déjà un compte ?',
  signIn: 'Se connecter',
}
