import type { Texts } from './en.ts'

export const de: Texts = {
  home: 'Übersicht',
  domains: 'Domains',
  sso: 'Single Sign-on',
  directory: 'Verzeichnis',
  auditLog: 'Audit-Protokoll',
  exit: 'Verlassen',
  navigation: 'Einstellungen',
  back: (brand) => `Zurück zu ${brand}`,
  support: (brand) => `Hilfe von ${brand}`,
  copy: 'Kopieren',
  optional: 'Freiwillig',
  searchProviders: 'Anbieter suchen',
  noProvider: 'Kein Anbieter mit diesem Namen. Wählen Sie stattdessen „Anderer Anbieter“.',
  anotherProvider: 'Anderer Anbieter',
  progress: 'Schritte der Einrichtung',
  stepOf: (n, of) => `Schritt ${n} von ${of}`,
  doneStep: 'erledigt',
}
