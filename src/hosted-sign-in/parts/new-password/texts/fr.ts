import type { Texts } from './en.ts'

export const fr: Texts = {
  label: 'Mot de passe',
  hint: (minLength) =>
    `Au moins ${minLength} caractères. Quelques mots au hasard sont faciles à retenir et difficiles à deviner.`,
  required: 'Saisissez votre mot de passe.',
  tooShort: (minLength) => `Utilisez au moins ${minLength} caractères.`,
  tooLong: 'Ce mot de passe est trop long. Choisissez-en un plus court.',
  tooWeak: 'Ce mot de passe est trop facile à deviner. Utilisez plus de mots, ou des mots plus rares.',
  tooCommon: 'Ce mot de passe est trop courant. Choisissez-en un plus difficile à deviner.',
  breached:
    'Ce mot de passe figure dans une fuite de données. Choisissez-en un que vous n’utilisez nulle part ailleurs.',
  containsEmail: 'Choisissez un mot de passe qui ne contient pas votre adresse.',
  reused: 'Vous avez déjà utilisé ce mot de passe. Choisissez-en un nouveau.',
}
