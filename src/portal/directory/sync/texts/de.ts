import type { Texts } from './en.ts'

export const de: Texts = {
  states: {
    unlinked: 'Wartet',
    validating: 'Erste Synchronisierung läuft',
    linked: 'Verbunden',
    invalid_credentials: 'Zugangsdaten abgelehnt',
  },
  waiting: (provider) => `Warten auf ${provider}`,
  waitingLead:
    'Starten Sie die Bereitstellung bei Ihrem Anbieter. Seine erste Anfrage verbindet das Verzeichnis; bei manchen dauert das bis zu 40 Minuten.',
  watching: 'Diese Seite aktualisiert sich selbst.',
  again: 'Erneut prüfen',
  connected: (provider) => `${provider} ist verbunden`,
  connectedLead: 'Personen und Gruppen kommen an, sobald Ihr Anbieter sie sendet. Sie können diese Seite verlassen.',
  people: 'Personen',
  groups: 'Gruppen',
  lastSynced: 'Zuletzt synchronisiert',
  never: 'Noch nicht',
  refused: 'Die letzte Anfrage Ihres Anbieters wurde abgelehnt.',
  why: 'Grund ansehen',
  next: 'Nächste Schritte',
  finish: 'Fertigstellen',
}
