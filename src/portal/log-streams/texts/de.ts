import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Protokollströme',
  lead: (brand) => `Ereignisse Ihres Audit-Protokolls bei ${brand} gehen an diese Ziele, sobald sie geschehen.`,
  add: 'Ziel hinzufügen',
  choose: {
    title: 'Ziel wählen',
    lead: (brand) =>
      `Wählen Sie, wohin ${brand} die Ereignisse Ihres Audit-Protokolls sendet. Sie brauchen dort Administratorrechte.`,
    detail: {
      Datadog: 'Log-Eingang',
      Splunk: 'Event Collector (HTTP)',
      S3: 'Bucket (AWS)',
      GoogleCloudStorage: 'Bucket (Google)',
      AzureSentinel: 'API zur Protokollerfassung',
      GenericHttps: 'Beliebige Adresse',
    },
  },
  setup: {
    title: (destination) => `An ${destination} senden`,
    lead: 'Führen Sie dort diese Schritte aus und geben Sie dann die Angaben ein. Bevor der Strom beginnt, senden wir ein Testereignis.',
    details: 'Angaben',
    submit: 'Testereignis senden und beginnen',
    other: 'Anderes Ziel wählen',
    egress: {
      title: 'Diese Adressen zulassen',
      lead: 'Lässt Ihre Firewall nur bekannte Absender zu, fügen Sie die Adressen hinzu, von denen die Ereignisse kommen.',
      address: 'Absenderadresse',
    },
  },
  states: {
    active: 'Aktiver Strom',
    error: 'Neuer Versuch folgt',
    invalid: 'Abgelehnt',
    inactive: 'Angehalten',
  },
  words: {
    active: 'Ereignisse kommen an, sobald sie geschehen.',
    error:
      'Das Ziel nimmt zurzeit keine Ereignisse an. Wir bewahren sie auf und versuchen es wieder; nichts geht verloren.',
    invalid:
      'Das Ziel lehnt die Zugangsdaten oder Einstellungen ab. Ändern Sie sie, damit es weitergeht; bis dahin geht nichts verloren.',
    inactive: 'Es wird nichts gesendet. Ereignisse werden aufbewahrt und folgen, sobald Sie fortsetzen.',
  },
  facts: {
    title: 'Zustand',
    pending: 'Noch zu senden',
    last: 'Letztes Ereignis angenommen',
    never: 'Noch keines',
    next: 'Nächster Versuch',
    error: 'Letzter Fehler',
  },
  says: (destination, words) => `${destination} meldet: ${words}`,
  test: 'Testereignis senden',
  tested: 'Das Testereignis ist angekommen.',
  started: 'Das Testereignis ist angekommen. Ab jetzt werden Ereignisse gesendet.',
  untaken: (words) => `Das Testereignis wurde nicht angenommen, daher wird noch nichts gesendet. ${words}`,
  refused: (words) => `Das Testereignis wurde nicht angenommen. ${words}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  finish: 'Fertigstellen',
  settings: {
    title: 'Einstellungen',
    change: 'Zugangsdaten und Angaben',
    guide: 'Schritte',
    save: 'Speichern und Testereignis senden',
    back: 'Protokollstrom',
  },
  remove: {
    title: 'Löschen',
    lead: 'Beendet den Strom. Was gesendet wurde, bleibt am Ziel.',
    confirm: (destination) => `Den Strom an ${destination} löschen?`,
    confirmLead: (n) =>
      `${n} noch wartende Ereignisse werden nicht mehr gesendet. Was gesendet wurde, bleibt am Ziel. Das lässt sich nicht rückgängig machen.`,
    keep: 'Behalten',
  },
  unavailable: (brand) =>
    `${brand} kann an dieses Ziel noch nicht senden: Dem Server fehlt eine Einstellung. Wählen Sie ein anderes Ziel oder fragen Sie ${brand}.`,
  many: 'Es gibt bereits so viele Ströme wie möglich. Löschen Sie einen, um einen anderen hinzuzufügen.',
  ourAccount: (brand) => `<AWS-Konto von ${brand}>`,
}
