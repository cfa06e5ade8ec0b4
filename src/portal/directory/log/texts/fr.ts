import type { Texts } from './en.ts'

export const fr: Texts = {
  title: 'Requêtes refusées',
  titlePulled: 'Non repris',
  leadPulled: (provider) =>
    `Les personnes et les groupes de ${provider} qui n’ont pas pu être repris ces 90 derniers jours, avec la raison.`,
  emptyPulled: 'Tout a été repris.',
  lead: (provider) => `Les requêtes de ${provider} refusées ces 90 derniers jours, avec la réponse donnée.`,
  empty: 'Aucune requête n’a été refusée.',
  unknown: 'Personne inconnue',
  attributes: 'Attributs :',
  newest: 'Plus récentes',
  older: 'Plus anciennes',
}
