import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Domaines',
  lead: 'Les personnes dont l’adresse e-mail est dans un domaine vérifié sont dirigées vers votre authentification unique. La vérification prouve que le domaine vous appartient.',
  add: {
    label: 'Domaine',
    hint: 'La partie après le @ dans les adresses e-mail de votre entreprise, par exemple example.com.',
    submit: 'Ajouter le domaine',
  },
  list: 'Vos domaines',
  empty: 'Aucun domaine pour l’instant. Ajoutez le premier ci-dessous.',
  states: {
    verified: 'Vérifié',
    pending: 'En attente du DNS',
    failed: 'Non vérifié',
  },
  open: (domain) => `Afficher les étapes pour ${domain}`,
  details: 'Détails',
  pending: {
    title: (domain) => `Vérifier ${domain}`,
    lead: (domain) => `Ajoutez un enregistrement au DNS de ${domain}. Il ne change rien à votre site ni à vos e-mails.`,
  },
  steps: {
    open: 'Ouvrez les paramètres DNS',
    openAt: (domain, host, path) => `${domain} est hébergé chez ${host}. Connectez-vous-y et ouvrez ${path}.`,
    openUnknown: (domain) =>
      `Connectez-vous là où le DNS de ${domain} est géré, souvent chez l’entreprise où vous avez acheté le domaine, et ouvrez ses enregistrements DNS.`,
    console: (host) => `Ouvrir ${host}`,
    record: 'Ajoutez un enregistrement TXT',
    recordLead: 'Copiez chaque valeur exactement comme ici.',
    type: 'Type d’enregistrement',
    name: 'Nom ou hôte',
    fullName: 'Si votre console demande le nom complet, utilisez celui-ci.',
    value: 'Valeur ou contenu',
    ttl: 'Laissez le TTL tel quel.',
    wait: 'Attendez que nous voyions l’enregistrement',
    waitLead:
      'La plupart des enregistrements sont visibles en quelques minutes, certains prennent jusqu’à 48 heures. Nous vérifions pendant 30 jours : vous pouvez fermer cette page et revenir.',
  },
  check: 'Vérifier maintenant',
  checking: 'Recherche de l’enregistrement. Cette page se met à jour toute seule.',
  checkAgain: 'Rechargez cette page pour savoir si l’enregistrement a été trouvé.',
  verified: {
    title: (domain) => `${domain} est vérifié`,
    lead: 'Tout est en place. Vous pouvez garder ou supprimer l’enregistrement DNS.',
    manual: (brand) => `${brand} a confirmé ce domaine pour vous, aucun enregistrement DNS n’était nécessaire.`,
  },
  failed: {
    title: (domain) => `${domain} n’est pas vérifié`,
    lead: 'Nous n’avons pas trouvé l’enregistrement en 30 jours, ou une autre organisation a vérifié ce domaine avant vous.',
    retry: 'Recommencer',
  },
  remove: {
    link: 'Supprimer le domaine',
    title: (domain) => `Supprimer ${domain} ?`,
    lead: (domain) =>
      `Les personnes dont l’adresse est dans ${domain} ne seront plus dirigées vers votre authentification unique. Pour ajouter de nouveau le domaine, il faudra le vérifier encore une fois.`,
    submit: 'Supprimer le domaine',
    cancel: 'Garder le domaine',
  },
  finish: 'Terminer',
  nextSso: 'Configurer l’authentification unique',
  back: 'Tous les domaines',
  removed: 'Le domaine a été supprimé.',
  errors: {
    empty: 'Saisissez un domaine, par exemple example.com.',
    malformed: 'Ce n’est pas un domaine. Saisissez-en un comme example.com, sans https:// et sans @.',
    ip_address: 'C’est une adresse IP. Saisissez un domaine, par exemple example.com.',
    single_label: 'Il manque la terminaison. Saisissez le domaine entier, par exemple example.com.',
    wildcard: 'Saisissez chaque domaine séparément, sans astérisque.',
    public_suffix: 'Cette terminaison est partagée par de nombreuses entreprises. Saisissez votre propre domaine.',
    consumer: 'C’est un fournisseur de messagerie public. Saisissez un domaine de votre entreprise.',
    exists: 'Vous avez déjà ajouté ce domaine.',
  },
}
