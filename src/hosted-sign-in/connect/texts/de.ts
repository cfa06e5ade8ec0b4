import type { Texts } from './en.ts'

export const de: Texts = {
  connectApplicationUnknown: {
    title: 'Wir kennen diese Anwendung nicht',
    cause: 'Die Anwendung, die Sie hierher geleitet hat, ist nicht registriert.',
    next: 'Gehen Sie zurück zur Anwendung und versuchen Sie es noch einmal. Hilft das nicht, wenden Sie sich an deren Support.',
  },
  connectDocumentRefused: {
    title: 'Wir können diese Anwendung nicht bestätigen',
    cause: 'Ihre Angaben über sich selbst sind nicht lesbar oder nicht zulässig.',
    next: 'Gehen Sie zur Anwendung zurück und versuchen Sie es später noch einmal. Hilft das nicht, wenden Sie sich an den Support der Anwendung.',
  },
  connectApplicationGone: {
    title: 'Diese Anwendung ist nicht mehr verfügbar',
    cause: 'Sie wurde entfernt, während Sie sich angemeldet haben.',
    next: 'Sie können diese Seite schließen.',
  },
  connectRequestExpired: {
    title: 'Diese Anfrage ist abgelaufen',
    cause: 'Sie wurde schon verwendet, oder sie war zu lange unterwegs.',
    next: 'Gehen Sie zurück zur Anwendung und beginnen Sie noch einmal.',
  },
}
