import type { Texts } from './en.ts'

export const fr: Texts = {
  home: 'Vue d’ensemble',
  domains: 'Domaines',
  sso: 'Authentification unique',
  exit: 'Quitter',
  navigation: 'Paramètres',
  back: (brand) => `Retour à ${brand}`,
  support: (brand) => `Demander de l’aide à ${brand}`,
  copy: 'Copier',
  optional: 'Facultatif',
}
