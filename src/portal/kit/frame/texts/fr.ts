import type { Texts } from './en.ts'

export const fr: Texts = {
  home: 'Vue d’ensemble',
  domains: 'Domaines',
  sso: 'Authentification unique',
  directory: 'Annuaire',
  auditLog: 'Journal d’audit',
  logStreams: 'Flux de journaux',
  ownKey: 'Clé de chiffrement',
  exit: 'Quitter',
  navigation: 'Paramètres',
  back: (brand) => `Retour à ${brand}`,
  support: (brand) => `Demander de l’aide à ${brand}`,
  copy: 'Copier',
  optional: 'Facultatif',
  searchProviders: 'Rechercher un fournisseur',
  noProvider: 'Aucun fournisseur de ce nom. Choisissez plutôt « Autre fournisseur ».',
  anotherProvider: 'Autre fournisseur',
  chooseFile: 'Choisissez le fichier',
  secretKept: 'Elle est enregistrée. Laissez vide pour la conserver.',
  example: (value) => `Par exemple ${value}`,
  errors: {
    required: 'Saisissez une valeur.',
    wrong: 'Cette valeur ne peut pas convenir. Copiez-la de nouveau.',
    unlike: (example) => `Vérifiez cette valeur. Elle devrait ressembler à ${example}`,
    address: 'Nous ne pouvons rien envoyer à cette adresse. Utilisez une adresse https publique.',
    secretAgain:
      'Saisissez de nouveau cette valeur. Elle est désormais destinée à un autre serveur, et celle qui est enregistrée n’y est pas envoyée.',
  },
  progress: 'Étapes de la configuration',
  stepOf: (n, of) => `Étape ${n} sur ${of}`,
  doneStep: 'terminée',
}
