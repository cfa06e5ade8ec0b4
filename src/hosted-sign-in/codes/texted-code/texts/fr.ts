import type { Texts } from './en.ts'

export const fr: Texts = {
  send: 'Recevoir un code par SMS',
  message: (brand, code) => `${code} est votre code ${brand}. Ne le communiquez à personne.`,
  title: 'Consultez votre téléphone',
  lead: (ending) => `Saisissez le code que nous avons envoyé par SMS à votre téléphone se terminant par ${ending}.`,
  hint: (minutes) => `Un code expire au bout de ${minutes} minutes.`,
  submit: 'Vérifier',
  notArrived: 'Rien reçu ?',
  required: 'Saisissez le code à six chiffres reçu par SMS.',
  invalid: 'Code incorrect. Utilisez celui du SMS le plus récent.',
}
