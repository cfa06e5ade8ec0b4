import type { Texts } from './en.ts'

export const fr: Texts = {
  states: {
    unlinked: 'En attente',
    validating: 'Première synchronisation en cours',
    linked: 'Connecté',
    invalid_credentials: 'Identifiants refusés',
  },
  waiting: (provider) => `En attente de ${provider}`,
  waitingLead:
    'Démarrez le provisionnement chez votre fournisseur. Sa première requête connecte l’annuaire ; certains mettent jusqu’à 40 minutes.',
  watching: 'Cette page se met à jour toute seule.',
  again: 'Vérifier de nouveau',
  connected: (provider) => `${provider} est connecté`,
  connectedLead:
    'Les personnes et les groupes arrivent à mesure que votre fournisseur les envoie. Vous pouvez quitter cette page.',
  people: 'Personnes',
  groups: 'Groupes',
  lastSynced: 'Dernière synchronisation',
  never: 'Pas encore',
  refused: 'La dernière requête de votre fournisseur a été refusée.',
  why: 'Voir pourquoi',
  next: 'Et ensuite',
  finish: 'Terminer',
}
