import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Gerät verbinden',
  lead: 'Geben Sie den Code ein, den Ihr Gerät anzeigt.',
  label: 'Code',
  submit: 'Weiter',
  codeInvalid: 'Mit diesem Code wartet kein Gerät. Prüfen Sie ihn, oder lassen Sie sich am Gerät einen neuen geben.',
  confirmTitle: 'Anmeldung dieses Geräts erlauben?',
  confirmLead: (brand) => `Ein Gerät möchte sich mit Ihrem Konto bei ${brand} anmelden.`,
  account: 'Konto',
  code: 'Code',
  address: 'IP-Adresse',
  program: 'Gerät',
  warning: 'Erlauben Sie das nur, wenn Sie es selbst begonnen haben und Ihr Gerät denselben Code anzeigt.',
  allow: 'Erlauben',
  deny: 'Ablehnen',
  successTitle: 'Ihr Gerät ist angemeldet',
  successLead: 'Machen Sie auf Ihrem Gerät weiter. Sie können diese Seite schließen.',
  deniedTitle: 'Ihr Gerät wurde nicht angemeldet',
  deniedLead: 'Sie haben die Anfrage abgelehnt. Sie können diese Seite schließen.',
}
