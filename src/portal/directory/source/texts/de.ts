import type { Texts } from './en.ts'

export const de: Texts = {
  title: (provider) => `${provider} lesen lassen`,
  lead: (provider) =>
    `Wir probieren die Zugangsdaten bei ${provider} aus, bevor wir sie speichern. Dort wird nichts geändert.`,
  optional: 'optional',
  file: 'JSON-Datei auswählen',
  keyHint: 'Die Datei von Google oder ihr Inhalt.',
  keyKept: (account) => `Der Schlüssel von ${account} ist gespeichert. Lassen Sie das Feld leer, um ihn zu behalten.`,
  apiKeyKept: 'Ein Schlüssel ist gespeichert. Lassen Sie das Feld leer, um ihn zu behalten.',
  adminHint: 'Wir lesen im Namen dieser Person.',
  groups: 'Nur diese Gruppen',
  groupsHint:
    'Eine Gruppenadresse pro Zeile. Nur Personen in diesen Gruppen werden gelesen. Leer lassen, um alle zu lesen.',
  companyHint: 'Der erste Teil Ihrer Adresse: northwind von northwind.bamboohr.com.',
  baseUrl: 'Andere Adresse (nur Entwicklung)',
  submit: 'Prüfen und weiter',
  save: 'Prüfen und speichern',
  saved: 'Die Zugangsdaten funktionieren und sind gespeichert. Eine Synchronisierung beginnt.',
  errors: {
    required: 'Geben Sie einen Wert ein.',
    keyRequired: 'Wählen Sie die JSON-Datei aus oder fügen Sie ihren Inhalt ein.',
    key: 'Das ist kein Schlüssel eines Dienstkontos. Wählen Sie die JSON-Datei, die Google beim Anlegen des Schlüssels gegeben hat.',
    email: 'Geben Sie eine E-Mail-Adresse ein, etwa admin@example.com.',
    groups: 'Geben Sie höchstens 100 Gruppen ein, eine pro Zeile, jede einmal.',
    company: 'Geben Sie nur den ersten Teil der Adresse ein: Buchstaben, Ziffern und Bindestriche.',
    baseUrl: 'Diese Adresse kann nicht verwendet werden.',
  },
  causes: {
    credentials_refused: (provider) => `${provider} lehnt die Zugangsdaten ab.`,
    throttled: (provider) => `${provider} wurde zu oft gefragt. Versuchen Sie es in einigen Minuten noch einmal.`,
    unreachable: (provider) => `${provider} war nicht erreichbar. Versuchen Sie es in einigen Minuten noch einmal.`,
    unexpected_answer: (provider) => `${provider} hat etwas geantwortet, das wir nicht verstehen.`,
    group_not_found: (provider) => `${provider} hat keine Gruppe mit einer Adresse, die Sie eingegeben haben.`,
    nothing_there: (provider) =>
      `${provider} zeigt uns niemanden. Prüfen Sie, was das Konto sehen darf. Niemand wurde entfernt.`,
  },
  cures: {
    scopes:
      'Das Konto darf noch nicht lesen. Tragen Sie seine Unique ID und die Bereiche in der Admin-Konsole ein oder warten Sie einige Minuten.',
    user: 'In Ihrem Google Workspace gibt es niemanden mit dieser E-Mail-Adresse.',
    key: 'Google kennt diesen Schlüssel nicht. Vielleicht wurde er gelöscht: Legen Sie einen neuen an.',
    api: 'Die Admin SDK API ist im Projekt des Dienstkontos nicht eingeschaltet. Schalten Sie sie ein und warten Sie einige Minuten.',
    admin:
      'Diese Person darf Benutzer und Gruppen nicht lesen. Wählen Sie einen Super Admin oder geben Sie ihr eine passende Rolle.',
    company:
      'BambooHR lehnt diesen Schlüssel für diese Firma ab. Prüfen Sie beides und was der Benutzer des Schlüssels sehen darf.',
  },
  says: (provider, words) => `${provider} meldet: ${words}`,
  run: {
    title: 'Synchronisierung',
    running: 'Wird gerade gelesen',
    soon: 'Beginnt gleich',
    last: 'Letzter Lauf',
    failed: 'Fehlgeschlagen',
    none: 'Noch keiner',
    next: 'Nächster Lauf',
    people: 'Personen',
    groups: 'Gruppen',
    read: (n) => `${n} gelesen`,
    created: (n) => `${n} neu`,
    updated: (n) => `${n} geändert`,
    deleted: (n) => `${n} entfernt`,
    refused: (n) => `${n} nicht übernommen`,
    unchanged: 'Seit dem Lauf davor hat sich nichts geändert.',
    now: 'Jetzt synchronisieren',
  },
  reading: (provider) => `${provider} wird gelesen`,
  readingLead:
    'Die Zugangsdaten funktionieren. Der erste Lauf liest alle Personen und Gruppen; bei einem großen Unternehmen dauert das einige Minuten.',
  unread: (provider) => `${provider} konnte nicht gelesen werden`,
  unreadLead:
    'Niemand wurde entfernt. Wir versuchen es von selbst noch einmal; Sie können auch die Zugangsdaten ändern.',
  connectedLead: 'Wir lesen es jede halbe Stunde. Sie können diese Seite verlassen.',
  change: 'Zugangsdaten ändern',
}
