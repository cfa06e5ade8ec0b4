import type { Texts } from './en.ts'

export const fr: Texts = {
  finish: (provider) => `${provider} n’a pas encore envoyé de requête.`,
  finishPulled: (provider) => `${provider} n’a pas encore été lu.`,
  go: 'Poursuivre la configuration',
  endpointTitle: 'Pour votre fournisseur',
  endpointLead: (provider) => `Où ${provider} envoie les personnes et les groupes.`,
  access: {
    title: 'Accès',
    on: (brand, organization) =>
      `Les personnes de cet annuaire deviennent membres de ${organization} chez ${brand}. Qui le quitte perd aussitôt son accès.`,
    onPulled: (brand, organization) =>
      `Les personnes de cet annuaire deviennent membres de ${organization} chez ${brand}. Qui le quitte perd son accès à la synchronisation suivante.`,
    off: (brand) => `${brand} décide qui obtient un accès. Cet annuaire n’en donne pas à lui seul.`,
  },
  arrived: 'Ce qui est arrivé',
  refused: 'Requêtes refusées',
  unstored: 'Non repris',
  settings: 'Paramètres',
  guide: (provider) => `Guide pour ${provider}`,
  off: 'Tout recommencer',
  reset: 'Réinitialiser l’annuaire',
  resetLead:
    'Supprime l’annuaire avec ses personnes et ses groupes, pour que vous puissiez en connecter un autre. Les membres gardent leur accès.',
  confirm: (provider) => `Réinitialiser l’annuaire de ${provider} ?`,
  confirmLead: (brand) =>
    `Son point de terminaison et ses jetons ne fonctionnent plus ; ses personnes, groupes et paramètres sont supprimés. Les membres chez ${brand} le restent et peuvent toujours se connecter. Cette action est irréversible.`,
  confirmLeadPulled: (brand) =>
    `Nous ne le lisons plus. Ses identifiants, personnes, groupes et paramètres sont supprimés. Les membres chez ${brand} le restent et peuvent toujours se connecter. Cette action est irréversible.`,
  keep: 'Le garder',
}
