import type { Texts } from './en.ts'

export const de: Texts = {
  ssoConnectionUnknown: {
    title: 'Diese Anmeldeadresse gibt es nicht',
    cause: 'Die zugehörige Verbindung wurde entfernt, oder die Adresse ist unvollständig.',
    next: 'Beginnen Sie bei der Anwendung. Wenn das nicht hilft, wenden Sie sich an Ihre IT-Administration.',
  },
  ssoRefused: {
    title: 'Wir konnten Sie nicht anmelden',
    cause: 'Die Antwort Ihres Identitätsanbieters wurde nicht angenommen.',
    next: 'Beginnen Sie noch einmal bei der Anwendung. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration die Nummer unten: damit findet sie die Ursache.',
  },
  ssoSignOutRefused: {
    title: 'Wir konnten die Abmeldung nicht abschließen',
    cause:
      'Eine Nachricht zwischen dieser Anwendung und Ihrem Identitätsanbieter wurde nicht angenommen. Vielleicht sind Sie bei einem von beiden noch angemeldet.',
    next: 'Melden Sie sich bei Ihrem Identitätsanbieter ab oder schließen Sie alle Fenster Ihres Browsers. Wenn es wieder geschieht, nennen Sie Ihrer IT-Administration die Nummer unten.',
  },
}
