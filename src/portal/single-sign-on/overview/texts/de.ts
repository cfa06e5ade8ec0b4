import type { Texts } from './en.ts'

export const de: Texts = {
  states: {
    active: 'Aktiv',
    inactive: 'Aus',
    draft: 'Nicht abgeschlossen',
  },
  saved: 'Ihre Änderungen sind gespeichert.',
  activated: 'Single Sign-on ist eingeschaltet.',
  deactivated: 'Single Sign-on ist ausgeschaltet.',
  finish: {
    lead: 'Die Einrichtung ist nicht abgeschlossen. Testen Sie die Verbindung und schalten Sie sie ein.',
    draft: (provider) => `Die Einrichtung ist nicht abgeschlossen. Die Angaben von ${provider} fehlen.`,
    go: 'Einrichtung fortsetzen',
  },
  addresses: {
    title: 'Für Ihren Anbieter',
    lead: (provider, brand) => `Was ${provider} von ${brand} wissen muss.`,
    acsUrl: 'ACS-URL',
    sloUrl: 'URL für die Abmeldung (SLO)',
    spEntityId: 'Entitäts-ID',
    metadataUrl: 'Metadaten-URL',
    redirectUri: 'Redirect-URI',
    jwksUri: 'URL des Schlüsselsatzes (JWKS)',
  },
  settings: {
    title: 'Einstellungen',
    guide: (provider) => `Anleitung für ${provider}`,
    provider: 'Angaben des Anbieters',
    attributes: 'Attribute',
    roles: 'Rollen aus Gruppen',
    certificates: 'Zertifikate',
    test: 'Anmeldung testen',
  },
  attempts: {
    title: 'Letzte Anmeldungen',
    all: 'Alle Anmeldungen',
    none: 'Hier werden Anmeldungen erscheinen.',
  },
  off: {
    title: 'Ausschalten oder neu beginnen',
    deactivate: 'Deaktivieren',
    deactivateLead: (provider) =>
      `Niemand kann sich über ${provider} anmelden, bis Sie es wieder einschalten. Nichts wird gelöscht.`,
    reset: 'Verbindung zurücksetzen',
    resetLead: 'Löscht die Verbindung mit allen Einstellungen, damit Sie einen anderen Anbieter einrichten können.',
    confirmDeactivate: 'Single Sign-on deaktivieren?',
    confirmReset: (provider) => `Verbindung zu ${provider} zurücksetzen?`,
    keep: 'Behalten',
  },
}
