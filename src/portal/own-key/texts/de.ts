import type { Texts } from './en.ts'

export const de: Texts = {
  choose: {
    title: 'Eigenen Schlüssel verwenden',
    lead: (brand) =>
      `Geheimnisse, die ${brand} für Ihr Unternehmen aufbewahrt, werden mit einem Schlüssel verschlüsselt, der in Ihrer Cloud bleibt. Nehmen Sie ihn weg, kann sie niemand lesen.`,
    where: 'Wo liegt Ihr Schlüssel?',
    detail: {
      AWS_KMS: 'Dienst von Amazon',
      GCP_KMS: 'Dienst von Google',
      AZURE_KEY_VAULT: 'Dienst von Microsoft',
    },
  },
  setup: {
    title: (service) => `Schlüssel von ${service} verwenden`,
    lead: 'Führen Sie dort diese Schritte aus und geben Sie dann die Angaben ein. Bevor wir den Schlüssel verwenden, verschlüsseln wir etwas damit und entschlüsseln es wieder.',
    details: 'Angaben',
    submit: 'Prüfen und verwenden',
    other: 'Anderer Dienst',
  },
  title: 'Ihr Schlüssel',
  states: {
    good: 'In Verwendung',
    bad: 'Nicht verwendbar',
  },
  words: {
    good: (brand) =>
      `Geheimnisse, die ${brand} für Ihr Unternehmen aufbewahrt, sind mit diesem Schlüssel verschlüsselt.`,
    bad: (brand) =>
      `${brand} kann die Geheimnisse Ihres Unternehmens erst wieder lesen, wenn der Schlüssel funktioniert.`,
  },
  facts: {
    title: 'Schlüssel',
    service: 'Dienst',
    verified: 'Letzte erfolgreiche Prüfung',
    since: 'In Verwendung seit',
  },
  verify: 'Schlüssel prüfen',
  used: 'Die Einrichtung ist abgeschlossen: Der Schlüssel hat etwas verschlüsselt und wieder entschlüsselt. Ab jetzt wird er verwendet.',
  verified: 'Der Schlüssel funktioniert: Er hat etwas verschlüsselt und wieder entschlüsselt.',
  unusable: (service, words) =>
    `Der Schlüssel konnte nichts verschlüsseln und wieder entschlüsseln, daher wurde nichts geändert. ${service} meldet: ${words}`,
  former:
    'Ihr jetziger Schlüssel ist nicht verwendbar, wird aber für den Wechsel gebraucht. Lassen Sie ihn uns noch einmal verwenden und versuchen Sie es dann erneut.',
  busy: 'Der Schlüssel wird gerade geändert. Versuchen Sie es noch einmal.',
  says: (service, words) => `${service} meldet: ${words}`,
  settings: {
    title: 'Einstellungen',
    change: 'Schlüssel oder Zugangsdaten ändern',
    changeLead: 'Alles Verschlüsselte geht sofort auf den neuen Schlüssel über.',
  },
  remove: {
    title: 'Schlüssel nicht mehr verwenden',
    row: (brand) => `Geheimnisse gehen auf einen Schlüssel von ${brand} zurück oder gehen auf Wunsch verloren.`,
    confirm: (service) => `Den Schlüssel von ${service} nicht mehr verwenden?`,
    lead: (brand) =>
      `Die Geheimnisse Ihres Unternehmens bleiben erhalten und werden ab jetzt mit einem Schlüssel von ${brand} verschlüsselt. Dafür wird Ihr Schlüssel noch einmal gebraucht: Entziehen Sie uns den Zugriff erst danach.`,
    submit: 'Nicht mehr verwenden',
    keep: 'Behalten',
    destroy: {
      title: 'Geheimnisse stattdessen vernichten',
      lead: (name) =>
        `Geht ohne den Schlüssel. Alles damit Verschlüsselte kann nie wieder gelesen werden, von niemandem. Geben Sie zur Bestätigung ${name} ein.`,
      field: 'Name Ihrer Organisation',
      submit: 'Geheimnisse vernichten',
      wrong: (name) => `Geben Sie ${name} genau so ein, wie es hier steht.`,
    },
  },
}
