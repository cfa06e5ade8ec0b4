import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Saisissez un code de secours',
  lead: 'Utilisez l’un des codes enregistrés lors de la configuration de l’application d’authentification. Chaque code sert une seule fois.',
  label: 'Code de secours',
  required: 'Saisissez l’un de vos codes de secours.',
  invalid: 'Ce code est incorrect ou a déjà servi. Essayez-en un autre.',
}
