import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Confirmez que c’est bien vous',
  submit: 'Vérifier',
  useApp: 'Utiliser l’application d’authentification',
  useText: 'Recevoir plutôt un code par SMS',
  useRecoveryCode: 'Utiliser un code de secours',
  appCodeRequired: 'Saisissez le code à six chiffres de votre application d’authentification.',
  appCodeInvalid: 'Code incorrect. Attendez le suivant, puis saisissez-le.',
}
