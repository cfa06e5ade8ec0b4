import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Abgelehnte Anfragen',
  lead: (provider) => `Anfragen von ${provider} der letzten 90 Tage, die abgelehnt wurden, mit der Antwort darauf.`,
  empty: 'Keine Anfrage wurde abgelehnt.',
  unknown: 'Unbekannte Person',
  attributes: 'Attribute:',
  newest: 'Neueste',
  older: 'Ältere',
}
