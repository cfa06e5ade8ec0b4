import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (provider) => `Laissez-nous lire ${provider}`,
  lead: (provider) =>
    `Nous essayons les identifiants auprès de ${provider} avant de les enregistrer. Rien n’y est modifié.`,
  optional: 'facultatif',
  file: 'Choisissez le fichier JSON',
  keyHint: 'Le fichier fourni par Google, ou son contenu.',
  keyKept: (account) => `La clé de ${account} est enregistrée. Laissez vide pour la conserver.`,
  apiKeyKept: 'Une clé est enregistrée. Laissez vide pour la conserver.',
  adminHint: 'Nous lisons au nom de cette personne.',
  groups: 'Seulement ces groupes',
  groupsHint:
    'Une adresse de groupe par ligne. Seules les personnes de ces groupes sont lues. Laissez vide pour lire tout le monde.',
  companyHint: 'La première partie de votre adresse : northwind dans northwind.bamboohr.com.',
  baseUrl: 'Autre adresse (développement uniquement)',
  submit: 'Vérifier et continuer',
  save: 'Vérifier et enregistrer',
  saved: 'Les identifiants fonctionnent et sont enregistrés. Une synchronisation commence.',
  errors: {
    required: 'Saisissez une valeur.',
    keyRequired: 'Choisissez le fichier JSON ou collez son contenu.',
    key: 'Ce n’est pas la clé d’un compte de service. Choisissez le fichier JSON fourni par Google à la création de la clé.',
    email: 'Saisissez une adresse e-mail, par exemple admin@example.com.',
    groups: 'Saisissez au plus 100 groupes, un par ligne, chacun une seule fois.',
    company: 'Saisissez seulement la première partie de l’adresse : lettres, chiffres et traits d’union.',
    baseUrl: 'Cette adresse ne peut pas être utilisée.',
  },
  causes: {
    credentials_refused: (provider) => `${provider} refuse les identifiants.`,
    throttled: (provider) => `${provider} a reçu trop de demandes. Réessayez dans quelques minutes.`,
    unreachable: (provider) => `${provider} n’a pas pu être joint. Réessayez dans quelques minutes.`,
    unexpected_answer: (provider) => `${provider} a donné une réponse que nous ne comprenons pas.`,
    group_not_found: (provider) => `${provider} n’a pas de groupe correspondant à une adresse que vous avez saisie.`,
    nothing_there: (provider) =>
      `${provider} ne nous montre personne. Vérifiez ce que le compte peut voir. Personne n’a été supprimé.`,
  },
  cures: {
    scopes:
      'Le compte ne peut pas encore lire. Saisissez son Unique ID et les champs d’application dans la console d’administration, ou patientez quelques minutes.',
    user: 'Votre Google Workspace n’a pas d’utilisateur avec cet e-mail.',
    key: 'Google ne connaît pas cette clé. Elle a peut-être été supprimée : créez-en une autre.',
    api: 'L’API Admin SDK n’est pas activée dans le projet du compte de service. Activez-la et patientez quelques minutes.',
    admin:
      'Cette personne ne peut pas lire les utilisateurs et les groupes. Choisissez un super-administrateur ou donnez-lui un rôle qui le permet.',
    company:
      'BambooHR refuse cette clé pour cette entreprise. Vérifiez les deux, et ce que l’utilisateur de la clé peut voir.',
  },
  says: (provider, words) => `${provider} répond : ${words}`,
  run: {
    title: 'Synchronisation',
    running: 'Lecture en cours',
    soon: 'Démarre dans un instant',
    last: 'Dernière lecture',
    failed: 'Échec',
    none: 'Pas encore',
    next: 'Prochaine lecture',
    people: 'Personnes',
    groups: 'Groupes',
    read: (n) => `${n} lus`,
    created: (n) => `${n} nouveaux`,
    updated: (n) => `${n} modifiés`,
    deleted: (n) => `${n} supprimés`,
    refused: (n) => `${n} non repris`,
    unchanged: 'Rien n’a changé depuis la lecture précédente.',
    now: 'Synchroniser maintenant',
  },
  reading: (provider) => `Lecture de ${provider}`,
  readingLead:
    'Les identifiants fonctionnent. La première lecture prend toutes les personnes et tous les groupes ; dans une grande entreprise, elle dure quelques minutes.',
  unread: (provider) => `${provider} n’a pas pu être lu`,
  unreadLead: 'Personne n’a été supprimé. Nous réessayons de nous-mêmes ; vous pouvez aussi modifier les identifiants.',
  connectedLead: 'Nous le lisons toutes les demi-heures. Vous pouvez quitter cette page.',
  change: 'Modifier les identifiants',
}
