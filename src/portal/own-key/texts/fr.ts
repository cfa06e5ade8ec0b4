import type { Texts } from './en.ts'

export const fr: Texts = {
  choose: {
    title: 'Apportez votre propre clé de chiffrement',
    lead: (brand) =>
      `Les secrets que ${brand} conserve pour votre entreprise sont chiffrés avec une clé qui reste dans votre cloud. Si vous retirez la clé, personne ne peut les lire.`,
    where: 'Où se trouve votre clé ?',
    detail: {
      AWS_KMS: 'Service d’Amazon',
      GCP_KMS: 'Service de Google',
      AZURE_KEY_VAULT: 'Service de Microsoft',
    },
  },
  setup: {
    title: (service) => `Utilisez une clé de ${service}`,
    lead: 'Effectuez ces étapes, puis saisissez les informations. Avant d’utiliser la clé, nous chiffrons une valeur et la déchiffrons.',
    details: 'Informations',
    submit: 'Vérifier et utiliser cette clé',
    other: 'Autre service',
  },
  title: 'Votre clé de chiffrement',
  states: {
    good: 'Utilisée',
    bad: 'Inutilisable',
  },
  words: {
    good: (brand) => `Les secrets que ${brand} conserve pour votre entreprise sont chiffrés avec cette clé.`,
    bad: (brand) => `${brand} ne peut pas lire les secrets de votre entreprise tant que la clé ne fonctionne pas.`,
  },
  facts: {
    title: 'Clé',
    service: 'Service utilisé',
    verified: 'Dernière vérification réussie',
    since: 'Utilisée depuis',
  },
  verify: 'Vérifier la clé',
  used: 'La configuration est terminée : la clé a chiffré puis déchiffré une valeur. Elle est utilisée dès maintenant.',
  verified: 'La clé fonctionne : elle a chiffré puis déchiffré une valeur.',
  unusable: (service, words) =>
    `La clé n’a pas pu chiffrer puis déchiffrer une valeur : rien n’a été modifié. ${service} répond : ${words}`,
  former:
    'Votre clé actuelle est inutilisable, alors qu’il la faut pour en changer. Autorisez-nous à l’utiliser encore une fois, puis réessayez.',
  busy: 'La clé est en cours de modification. Réessayez.',
  says: (service, words) => `${service} répond : ${words}`,
  settings: {
    title: 'Paramètres',
    change: 'Changer de clé ou d’identifiants',
    changeLead: 'Tout ce qui est chiffré passe aussitôt à la nouvelle clé.',
  },
  remove: {
    title: 'Ne plus utiliser cette clé',
    row: (brand) => `Les secrets reviennent à une clé de ${brand}, ou sont perdus si vous le choisissez.`,
    confirm: (service) => `Ne plus utiliser la clé de ${service} ?`,
    lead: (brand) =>
      `Les secrets de votre entreprise sont conservés et désormais chiffrés avec une clé de ${brand}. Votre clé est nécessaire une dernière fois : ne retirez notre accès qu’ensuite.`,
    submit: 'Ne plus l’utiliser',
    keep: 'La garder',
    destroy: {
      title: 'Détruire plutôt les secrets',
      lead: (name) =>
        `Fonctionne sans la clé. Plus personne ne pourra jamais lire ce qu’elle a chiffré. Pour confirmer, saisissez ${name}.`,
      field: 'Nom de votre organisation',
      submit: 'Détruire les secrets',
      wrong: (name) => `Saisissez ${name}, exactement comme indiqué.`,
    },
  },
}
