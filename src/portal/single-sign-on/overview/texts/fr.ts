import type { Texts } from './en.ts'

export const fr: Texts = {
  states: {
    active: 'Activée',
    inactive: 'Désactivée',
    draft: 'Inachevée',
  },
  saved: 'Vos modifications sont enregistrées.',
  activated: 'L’authentification unique est activée.',
  deactivated: 'L’authentification unique est désactivée.',
  finish: {
    lead: 'La configuration n’est pas terminée. Testez la connexion et activez-la.',
    draft: (provider) => `La configuration n’est pas terminée. Il manque les informations de ${provider}.`,
    go: 'Poursuivre la configuration',
  },
  addresses: {
    title: 'Pour votre fournisseur',
    lead: (provider, brand) => `Ce que ${provider} doit savoir de ${brand}.`,
    acsUrl: 'URL ACS',
    sloUrl: 'URL de déconnexion unique',
    spEntityId: 'ID d’entité',
    metadataUrl: 'URL des métadonnées',
    redirectUri: 'URI de redirection',
    jwksUri: 'URL du jeu de clés (JWKS)',
  },
  settings: {
    title: 'Paramètres',
    guide: (provider) => `Guide pour ${provider}`,
    provider: 'Informations du fournisseur',
    attributes: 'Attributs',
    roles: 'Rôles selon les groupes',
    certificates: 'Certificats',
    test: 'Tester la connexion',
  },
  attempts: {
    title: 'Connexions récentes',
    all: 'Toutes les connexions',
    none: 'Les connexions apparaîtront ici.',
  },
  off: {
    title: 'Désactiver ou recommencer',
    deactivate: 'Désactiver',
    deactivateLead: (provider) =>
      `Personne ne peut se connecter par ${provider} tant que vous ne la réactivez pas. Rien n’est supprimé.`,
    reset: 'Réinitialiser la connexion',
    resetLead: 'Supprime la connexion avec tous ses paramètres, afin de pouvoir configurer un autre fournisseur.',
    confirmDeactivate: 'Désactiver l’authentification unique ?',
    confirmReset: (provider) => `Réinitialiser la connexion à ${provider} ?`,
    keep: 'La garder',
  },
}
