import type { Texts } from './en.ts'

export const fr: Texts = {
  title: (organization) => `Configurer ${organization}`,
  lead: (brand) => `En deux étapes, vos collègues se connectent à ${brand} avec leur compte d’entreprise.`,
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
  notServed: {
    title: 'Pas encore disponible',
    lead: (brand) => `${brand} vous a dirigé ici pour configurer un élément que ce portail ne propose pas encore.`,
    dsync: 'Synchronisation d’annuaire',
    audit_logs: 'Journaux d’audit',
    log_streams: 'Flux de journaux',
    bring_your_own_key: 'Votre propre clé de chiffrement',
    next: (brand) => `Il n’y a aucun problème de votre côté. Signalez à ${brand} que cette partie manque.`,
  },
  done: {
    title: 'La configuration est terminée',
    lead: (organization, brand) =>
      `${organization} est prête. Vos collègues peuvent se connecter à ${brand} avec leur compte d’entreprise.`,
    domains: (organization) => `Les domaines de ${organization} sont vérifiés.`,
    continue: (brand) => `Continuer vers ${brand}`,
    review: 'Revoir les paramètres',
  },
}
