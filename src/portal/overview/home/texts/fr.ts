import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (organization) => `Configurer ${organization}`,
  lead: (brand) => `En deux étapes, vos collègues se connectent à ${brand} avec leur compte d’entreprise.`,
  leadForAll: (brand) =>
    `Vos collègues se connectent à ${brand} avec leur compte professionnel, et votre annuaire tient à jour les personnes et les groupes.`,
  domains: {
    title: 'Domaines',
    lead: 'Prouvez que les domaines de messagerie appartiennent à votre entreprise.',
    none: 'Non configurés',
    some: (count) => (count === 1 ? 'Un vérifié' : `${count} vérifiés`),
    pending: 'En attente du DNS',
  },
  sso: {
    title: 'Authentification unique',
    lead: 'Connectez votre fournisseur d’identité pour que chacun se connecte comme d’habitude.',
    none: 'Non configurée',
    draft: 'Configuration inachevée',
    active: 'Active',
    inactive: 'Désactivée',
  },
  directory: {
    title: 'Synchronisation d’annuaire',
    lead: 'Envoyez les personnes et les groupes de votre annuaire, pour que les accès le suivent.',
    none: 'Non configurée',
    draft: 'Configuration inachevée',
    waiting: 'En attente de votre fournisseur',
    linked: 'Connectée',
    failed: 'Identifiants refusés',
  },
  done: {
    title: 'La configuration est terminée',
    lead: (organization, brand) =>
      `${organization} est prête. Vos collègues peuvent se connecter à ${brand} avec leur compte d’entreprise.`,
    domains: (organization) => `Les domaines de ${organization} sont vérifiés.`,
    directory: (organization, brand) =>
      `L’annuaire de ${organization} est connecté. Les modifications des personnes et des groupes parviennent d’elles-mêmes à ${brand}.`,
    logStreams: (organization) => `Le journal d’audit de ${organization} est envoyé en continu.`,
    continue: (brand) => `Continuer vers ${brand}`,
    review: 'Revoir les paramètres',
  },
}
