import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Rollen aus Gruppen',
  lead: (brand, provider) =>
    `Geben Sie Ihren Leuten bei ${brand} eine Rolle nach ihrer Gruppe bei ${provider}. Wer in keiner dieser Gruppen ist, erhält die Standardrolle. Sie können das auch später tun.`,
  notSent: (provider) => `${provider} sendet keine Gruppen, hier ist also nichts einzurichten.`,
  list: 'Gruppen mit einer Rolle',
  empty: 'Noch hat keine Gruppe eine Rolle.',
  group: 'Gruppe',
  groupHint: 'So, wie Ihr Anbieter sie sendet. Manche senden statt des Namens eine ID.',
  role: 'Rolle',
  add: 'Gruppe hinzufügen',
  remove: 'Entfernen',
  gives: (group, role) => `${group} gibt die Rolle ${role}`,
  errors: {
    required: 'Geben Sie die Gruppe ein.',
    known: 'Diese Gruppe hat diese Rolle schon.',
    role: 'Diese Rolle gibt es nicht mehr. Wählen Sie eine andere.',
  },
}
