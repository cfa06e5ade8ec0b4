import type { Texts } from './en.ts'

export const de: Texts = {
  title: (provider) => `Angaben von ${provider} eingeben`,
  lead: {
    metadata_url:
      'Fügen Sie die Adresse der Metadaten ein. Wir lesen sie regelmäßig, ein neues Zertifikat unterbricht die Anmeldung daher nie.',
    metadata_file: 'Laden Sie die Metadatendatei hoch oder fügen Sie ihren Inhalt ein.',
    manual:
      'Geben Sie die drei Werte einzeln ein. Ein neues Zertifikat müssen Sie selbst hinzufügen, bevor dieses abläuft.',
    client: 'Geben Sie die Angaben der Anwendung ein, die Sie angelegt haben.',
  },
  otherWays: 'Ein anderer Weg',
  ways: {
    metadata_url: 'Metadaten-URL eingeben',
    metadata_file: 'Metadatendatei hochladen',
    manual: 'Angaben von Hand eingeben',
    client: 'Angaben der Anwendung eingeben',
  },
  called: (provider, label) => `${provider} nennt es „${label}“.`,
  file: 'Datei auswählen',
  certificateHint: 'Beginnt mit -----BEGIN CERTIFICATE-----',
  secretKept: 'Ein Geheimnis ist gespeichert. Lassen Sie das Feld leer, um es zu behalten.',
  authentication: {
    title: 'Authentifizierung des Clients',
    label: 'Wie wir uns beim Anbieter ausweisen',
    hint: 'Lassen Sie es, wie es ist, außer wenn der Anbieter den Client ablehnt.',
    options: {
      announced: 'Wie der Anbieter es ankündigt',
      header: 'Geheimnis im Header',
      body: 'Geheimnis im Body',
      signature: 'Signatur mit unserem Schlüssel',
    },
    signatureHint:
      'Nur für Signaturen nötig: Geben Sie dem Anbieter diese Adresse und lassen Sie das Clientgeheimnis leer.',
  },
  errors: {
    required: 'Geben Sie einen Wert ein.',
    refused: (why) => `Das kann nicht verwendet werden. Der Grund: ${why}`,
    conflict: 'Diese Angaben wurden gleichzeitig geändert. Prüfen Sie sie und speichern Sie erneut.',
  },
}
