import type { Texts } from './en.ts'

export const fr: Texts = {
  steps: {
    guide: (provider) => `Configurer ${provider}`,
    provider: 'Informations du fournisseur',
    attributes: 'Attributs',
    roles: 'Rôles',
    test: 'Tester et activer',
  },
  otherProvider: 'Choisir un autre fournisseur',
  back: 'Authentification unique',
  continue: 'Continuer',
  skip: 'Passer pour l’instant',
  save: 'Enregistrer',
  previous: 'Retour',
  logout: {
    title: 'Déconnexion unique',
    lead: (provider, brand) =>
      `Si ${provider} propose la déconnexion unique, saisissez-y cette adresse. Se déconnecter de ${provider} met alors aussi fin aux sessions sur ${brand}.`,
  },
}
