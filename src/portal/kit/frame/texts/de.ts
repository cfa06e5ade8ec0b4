import type { Texts } from './en.ts'

export const de: Texts = {
  home: 'Übersicht',
  domains: 'Domains',
  sso: 'Single Sign-on',
  directory: 'Verzeichnis',
  auditLog: 'Audit-Protokoll',
  logStreams: 'Protokollströme',
  ownKey: 'Schlüssel',
  exit: 'Verlassen',
  navigation: 'Einstellungen',
  back: (brand) => `Zurück zu ${brand}`,
  support: (brand) => `Hilfe von ${brand}`,
  copy: 'Kopieren',
  optional: 'Freiwillig',
  searchProviders: 'Anbieter suchen',
  noProvider: 'Kein Anbieter mit diesem Namen. Wählen Sie stattdessen „Anderer Anbieter“.',
  anotherProvider: 'Anderer Anbieter',
  chooseFile: 'Datei auswählen',
  secretKept: 'Es ist gespeichert. Lassen Sie das Feld leer, um es zu behalten.',
  example: (value) => `Zum Beispiel ${value}`,
  errors: {
    required: 'Geben Sie einen Wert ein.',
    wrong: 'Das kann nicht stimmen. Kopieren Sie es noch einmal.',
    unlike: (example) => `Prüfen Sie diesen Wert. Er sollte so aussehen: ${example}`,
    address: 'An diese Adresse können wir nichts senden. Verwenden Sie eine öffentliche https-Adresse.',
    secretAgain:
      'Geben Sie diesen Wert noch einmal ein. Er geht jetzt an einen anderen Server, und der gespeicherte wird dorthin nicht gesendet.',
  },
  progress: 'Schritte der Einrichtung',
  stepOf: (n, of) => `Schritt ${n} von ${of}`,
  doneStep: 'erledigt',
}
