import type { Texts } from './en.ts'

export const fr: Texts = {
  subject: (brand) => `Réinitialisez votre mot de passe ${brand}`,
  preheader: (minutes) => `Le lien expire dans ${minutes} minutes.`,
  title: 'Réinitialisez votre mot de passe',
  lead: (email, brand) =>
    `Quelqu’un a demandé à réinitialiser le mot de passe de ${email} sur ${brand}. Utilisez ce lien pour en choisir un nouveau.`,
  action: 'Réinitialiser le mot de passe',
  after: (minutes) => `Le lien sert une seule fois et expire dans ${minutes} minutes. Ne le transmettez à personne.`,
  reason: (brand) =>
    `Vous recevez cet e-mail parce que quelqu’un a demandé à réinitialiser votre mot de passe ${brand}. Si ce n’était pas vous, vous pouvez l’ignorer. Votre mot de passe reste le même.`,
}
