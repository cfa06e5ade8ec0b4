import type { Texts } from './en.ts'

export const de: Texts = {
  faultyRequest: {
    title: 'Diese Anfrage lässt sich nicht abschließen',
    lead: 'Die Anwendung, die Sie hierher geleitet hat, hat etwas angefordert, das gerade nicht möglich ist.',
  },
  signOut: {
    title: 'Sie sind abgemeldet',
    lead: 'Sie können diese Seite schließen.',
  },
  app: 'Anwendung',
  site: 'Möchte Sie weiterleiten zu',
  error: 'Fehler',
  unchecked: (application, brand) =>
    `${brand} hat ${application} nicht geprüft, deshalb haben wir Sie nicht weitergeleitet. Wenn Sie das nicht selbst begonnen haben, will man Sie vielleicht täuschen.`,
  next: 'Wenn Sie der Anwendung vertrauen, gehen Sie zu ihr zurück und versuchen Sie es noch einmal.',
}
