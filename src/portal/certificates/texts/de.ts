import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Zertifikate',
  lead: (provider) =>
    `${provider} unterschreibt jede Anmeldung mit einem Zertifikat. Fügen Sie das neue hinzu, bevor das alte abläuft: In der Zwischenzeit gelten beide.`,
  fromMetadata: (provider) =>
    `Sie werden etwa stündlich aus den Metadaten von ${provider} gelesen, ein erneuertes Zertifikat wird also von selbst angenommen.`,
  readNow: 'Metadaten jetzt lesen',
  read: 'Die Metadaten wurden gelesen.',
  none: 'Noch kein Zertifikat.',
  expires: (date) => `Läuft am ${date} ab`,
  expired: (date) => `Am ${date} abgelaufen`,
  soon: 'Läuft bald ab',
  valid: 'Gültig',
  ended: 'Abgelaufen',
  weak: 'Zu schwach',
  ignored: (provider) =>
    `Die Metadaten von ${provider} enthalten auch Zertifikate, deren Schlüssel zu schwach sind. Sie werden ausgelassen: Damit unterschriebene Anmeldungen werden abgelehnt.`,
  fingerprint: 'SHA-256-Fingerabdruck',
  remove: 'Entfernen',
  add: {
    title: 'Zertifikat hinzufügen',
    label: 'Zertifikat',
    hint: (provider) =>
      `Als PEM, wie ${provider} es anzeigt oder herunterlädt. Es beginnt mit -----BEGIN CERTIFICATE-----`,
    file: 'Datei auswählen',
    submit: 'Zertifikat hinzufügen',
  },
  added: (provider) =>
    `Das Zertifikat wurde hinzugefügt. Entfernen Sie das alte, sobald ${provider} das neue verwendet.`,
  noConnection: 'Es gibt keine SAML-Verbindung, deren Zertifikate erneuert werden könnten.',
  errors: {
    required: 'Fügen Sie das Zertifikat ein.',
    refused: (why) => `Das kann nicht verwendet werden. Der Grund: ${why}`,
    many: 'Es gibt schon zehn Zertifikate. Entfernen Sie zuerst eines.',
  },
}
