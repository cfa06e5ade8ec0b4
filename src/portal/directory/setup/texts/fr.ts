import type { Texts } from './en.ts'

export const fr: Texts = {
  steps: {
    token: 'Point de terminaison et jeton',
    credentials: 'Identifiants',
    guide: (provider) => `Configurer ${provider}`,
    sync: 'Première synchronisation',
  },
  back: 'Annuaire',
  continue: 'Continuer',
  otherProvider: 'Choisir un autre fournisseur',
}
