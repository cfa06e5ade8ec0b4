import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Confirmez que c’est bien vous',
  submit: 'Vérifier',
  emailLead: (email) =>
    `Cette connexion est inhabituelle. Pour continuer, saisissez le code que nous avons envoyé à ${email}.`,
  phoneTitle: 'Vérifiez votre numéro de téléphone',
  phoneLead: 'Nous vous enverrons un code par SMS, à saisir à la page suivante.',
  phone: 'Numéro de téléphone',
  phoneHint: 'Avec l’indicatif du pays, par exemple +33\u00a06\u00a012\u00a034\u00a056\u00a078.',
  phoneInvalid:
    'Saisissez un numéro de téléphone avec l’indicatif du pays, par exemple +33\u00a06\u00a012\u00a034\u00a056\u00a078.',
  otherPhone: 'Utiliser un autre téléphone',
}
