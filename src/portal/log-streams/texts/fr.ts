import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Flux de journaux',
  lead: (brand) =>
    `Les événements de votre journal d’audit sur ${brand} partent vers ces destinations au fur et à mesure.`,
  add: 'Ajouter une destination',
  choose: {
    title: 'Choisissez une destination',
    lead: (brand) =>
      `Sélectionnez où ${brand} envoie les événements de votre journal d’audit. Il vous faut un accès d’administration.`,
    detail: {
      Datadog: 'Collecte de journaux',
      Splunk: 'Collecteur d’événements HTTP',
      S3: 'Bucket AWS',
      GoogleCloudStorage: 'Bucket Google',
      AzureSentinel: 'API d’ingestion de journaux',
      GenericHttps: 'Toute adresse',
    },
  },
  setup: {
    title: (destination) => `Envoyer vers ${destination}`,
    lead: 'Effectuez ces étapes, puis saisissez les informations. Nous envoyons un événement de test avant de commencer.',
    details: 'Informations',
    submit: 'Envoyer un test et commencer',
    other: 'Choisir une autre destination',
    egress: {
      title: 'Autorisez ces adresses',
      lead: 'Si votre pare-feu n’accepte que des expéditeurs connus, ajoutez les adresses d’où viennent les événements.',
      address: 'Adresse d’expédition',
    },
  },
  states: {
    active: 'En cours',
    error: 'Nouvelle tentative',
    invalid: 'Refusé',
    inactive: 'En pause',
  },
  words: {
    active: 'Les événements arrivent au fur et à mesure.',
    error:
      'La destination n’accepte pas d’événements pour le moment. Nous les gardons et réessayons ; rien n’est perdu.',
    invalid:
      'La destination refuse les identifiants ou les paramètres. Modifiez-les pour reprendre ; d’ici là, rien n’est perdu.',
    inactive: 'Rien n’est envoyé. Les événements sont conservés et suivront à la reprise.',
  },
  facts: {
    title: 'État',
    pending: 'En attente d’envoi',
    last: 'Dernier événement accepté',
    never: 'Aucun',
    next: 'Prochaine tentative',
    error: 'Dernière erreur',
  },
  says: (destination, words) => `${destination} répond : ${words}`,
  test: 'Envoyer un événement de test',
  tested: 'L’événement de test est arrivé.',
  started: 'L’événement de test est arrivé. Les événements sont envoyés dès maintenant.',
  untaken: (words) => `L’événement de test n’a pas été accepté : rien n’est encore envoyé. ${words}`,
  refused: (words) => `L’événement de test n’a pas été accepté. ${words}`,
  pause: 'Mettre en pause',
  resume: 'Reprendre',
  finish: 'Terminer',
  settings: {
    title: 'Paramètres',
    change: 'Identifiants et informations',
    guide: 'Étapes',
    save: 'Enregistrer et envoyer un test',
    back: 'Flux de journaux',
  },
  remove: {
    title: 'Supprimer',
    lead: 'Met fin au flux. Ce qui a été envoyé reste à destination.',
    confirm: (destination) => `Supprimer le flux vers ${destination} ?`,
    confirmLead: (n) =>
      `${n} événements encore en attente ne seront pas envoyés. Ce qui a été envoyé reste à destination. Cette action est irréversible.`,
    keep: 'Le garder',
  },
  unavailable: (brand) =>
    `${brand} ne peut pas encore envoyer vers cette destination : il manque un réglage à son serveur. Choisissez-en une autre ou contactez ${brand}.`,
  many: 'Il y a déjà autant de flux que possible. Supprimez-en un pour en ajouter un autre.',
  ourAccount: (brand) => `<compte AWS de ${brand}>`,
}
