import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Rollen aus Gruppen',
  lead: (brand, provider) => `Geben Sie Ihren Leuten bei ${brand} eine Rolle nach ihren Gruppen in ${provider}.`,
  none: (role) =>
    `Noch hat keine Gruppe eine Rolle, das Verzeichnis lässt Rollen also unverändert. Neue Mitglieder erhalten die Standardrolle ${role}.`,
  others: (role) => `Wer in keiner dieser Gruppen ist, erhält die Standardrolle ${role}.`,
  priority: 'Wer in mehreren ist, erhält die Rolle, die nach der Priorität zuerst kommt.',
  union: 'Wer in mehreren ist, erhält alle ihre Rollen.',
  list: 'Gruppen mit einer Rolle',
  noGroups: 'Noch sind keine Gruppen angekommen. Kommen Sie wieder, wenn Ihr Verzeichnis welche gesendet hat.',
  group: 'Gruppe',
  role: 'Rolle',
  add: 'Hinzufügen',
  remove: 'Entfernen',
  gives: (group, role) => `${group} gibt die Rolle ${role}`,
  search: 'Gruppe suchen',
  submitSearch: 'Suchen',
  more: 'Nur die ersten 100 Gruppen stehen zur Wahl. Suchen Sie die gewünschte.',
  noMatch: 'Keine Gruppe passt zu dieser Suche.',
  errors: {
    known: 'Diese Gruppe hat diese Rolle schon.',
    group: 'Diese Gruppe gibt es nicht mehr. Wählen Sie eine andere.',
    role: 'Diese Rolle gibt es nicht mehr. Wählen Sie eine andere.',
  },
}
