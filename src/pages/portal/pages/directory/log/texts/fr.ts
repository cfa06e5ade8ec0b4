import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Requêtes refusées',
  lead: (provider) => `Les requêtes de ${provider} refusées ces 90 derniers jours, avec la réponse donnée.`,
  empty: 'Aucune requête n’a été refusée.',
  unknown: 'Personne inconnue',
  attributes: 'Attributs :',
  newest: 'Plus récentes',
  older: 'Plus anciennes',
}
