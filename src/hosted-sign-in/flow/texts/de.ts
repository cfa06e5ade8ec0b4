import type { Texts } from './en.ts'

export const de: Texts = {
  flowExpired: {
    title: 'Diese Anmeldung ist abgelaufen',
    cause: 'Sie war zu lange offen oder wurde in einem anderen Browser begonnen.',
    next: 'Gehen Sie zurück zur Anwendung und melden Sie sich noch einmal an.',
    link: 'Noch einmal anmelden',
  },
  formOutdated: {
    title: 'Diese Seite ist nicht mehr aktuell',
    cause: 'Die Anmeldung ist inzwischen weitergegangen, vielleicht in einem anderen Tab.',
    next: 'Machen Sie dort weiter, wo Sie aufgehört haben.',
    link: 'Weiter',
  },
  redirectUnknown: {
    title: 'Wir können Sie nicht zur Anwendung zurückleiten',
    cause: 'Die Anwendung hat uns gebeten, Sie an eine Adresse zu senden, die für sie nicht registriert ist.',
    next: 'Wenden Sie sich an den Support der Anwendung. Er kann die Adresse registrieren.',
  },
}
