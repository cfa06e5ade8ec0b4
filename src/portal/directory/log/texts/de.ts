import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Abgelehnte Anfragen',
  titlePulled: 'Nicht übernommen',
  leadPulled: (provider) =>
    `Personen und Gruppen von ${provider}, die in den letzten 90 Tagen nicht übernommen werden konnten, mit dem Grund.`,
  emptyPulled: 'Alles wurde übernommen.',
  lead: (provider) => `Anfragen von ${provider} der letzten 90 Tage, die abgelehnt wurden, mit der Antwort darauf.`,
  empty: 'Keine Anfrage wurde abgelehnt.',
  unknown: 'Unbekannte Person',
  attributes: 'Attribute:',
  newest: 'Neueste',
  older: 'Ältere',
}
