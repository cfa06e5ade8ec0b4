import type { Texts } from './en.ts'

export const fr: Texts = {
  steps: {
    token: 'Point de terminaison et jeton',
    guide: (provider) => `Configurer ${provider}`,
    sync: 'Première synchronisation',
  },
  back: 'Annuaire',
  continue: 'Continuer',
  otherProvider: 'Choisir un autre fournisseur',
}
