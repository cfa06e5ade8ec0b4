import type { Texts } from './en.ts'

export const fr: Texts = {
  home: 'Vue d’ensemble',
  domains: 'Domaines',
  sso: 'Authentification unique',
  directory: 'Annuaire',
  auditLog: 'Journal d’audit',
  exit: 'Quitter',
  navigation: 'Paramètres',
  back: (brand) => `Retour à ${brand}`,
  support: (brand) => `Demander de l’aide à ${brand}`,
  copy: 'Copier',
  optional: 'Facultatif',
  searchProviders: 'Rechercher un fournisseur',
  noProvider: 'Aucun fournisseur de ce nom. Choisissez plutôt « Autre fournisseur ».',
  anotherProvider: 'Autre fournisseur',
  progress: 'Étapes de la configuration',
  stepOf: (n, of) => `Étape ${n} sur ${of}`,
  doneStep: 'terminée',
}
