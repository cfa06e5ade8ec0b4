import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Saisissez votre mot de passe',
  label: 'Mot de passe',
  required: 'Saisissez votre mot de passe.',
  change: 'Modifier',
  forgot: 'Mot de passe oublié ?',
  submit: 'Se connecter',
  emailCode: 'Recevoir plutôt un code par e-mail',
}
