import type { Texts } from './en.ts'

export const de: Texts = {
  finish: (provider) => `${provider} hat noch keine Anfrage gesendet.`,
  finishPulled: (provider) => `${provider} wurde noch nicht gelesen.`,
  go: 'Einrichtung fortsetzen',
  endpointTitle: 'Für Ihren Anbieter',
  endpointLead: (provider) => `Wohin ${provider} Personen und Gruppen sendet.`,
  access: {
    title: 'Zugriff',
    on: (brand, organization) =>
      `Personen in diesem Verzeichnis werden bei ${brand} Mitglieder von ${organization}. Wer es verlässt, verliert den Zugriff sofort.`,
    onPulled: (brand, organization) =>
      `Personen in diesem Verzeichnis werden bei ${brand} Mitglieder von ${organization}. Wer es verlässt, verliert den Zugriff mit der nächsten Synchronisierung.`,
    off: (brand) => `${brand} entscheidet, wer Zugriff erhält. Dieses Verzeichnis allein gibt keinen.`,
  },
  arrived: 'Was angekommen ist',
  refused: 'Abgelehnte Anfragen',
  unstored: 'Nicht übernommen',
  settings: 'Einstellungen',
  guide: (provider) => `Anleitung für ${provider}`,
  off: 'Von vorn beginnen',
  reset: 'Verzeichnis zurücksetzen',
  resetLead:
    'Löscht das Verzeichnis mit seinen Personen und Gruppen, damit Sie ein anderes verbinden können. Mitglieder behalten ihren Zugriff.',
  confirm: (provider) => `Das Verzeichnis von ${provider} zurücksetzen?`,
  confirmLead: (brand) =>
    `Endpunkt und Token gelten nicht mehr; Personen, Gruppen und Einstellungen werden gelöscht. Mitglieder bei ${brand} bleiben Mitglieder und können sich weiterhin anmelden. Das lässt sich nicht rückgängig machen.`,
  confirmLeadPulled: (brand) =>
    `Wir lesen es nicht mehr. Zugangsdaten, Personen, Gruppen und Einstellungen werden gelöscht. Mitglieder bei ${brand} bleiben Mitglieder und können sich weiterhin anmelden. Das lässt sich nicht rückgängig machen.`,
  keep: 'Behalten',
}
