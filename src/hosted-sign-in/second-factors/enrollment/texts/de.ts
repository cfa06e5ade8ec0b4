import type { Texts } from './en.ts'

export const de: Texts = {
  title: 'Authenticator-App einrichten',
  lead: (brand) =>
    `${brand} verlangt bei der Anmeldung einen zweiten Schritt. Scannen Sie diesen QR-Code mit einer Authenticator-App auf Ihrem Telefon.`,
  qrCode: 'QR-Code für Ihre Authenticator-App',
  openApp: 'App auf diesem Gerät öffnen',
  byHand: 'Scannen geht nicht? Geben Sie diesen Schlüssel in der App ein:',
  copyKey: 'Schlüssel kopieren',
  codeHint: 'Geben Sie den Code ein, den die App jetzt anzeigt.',
  submit: 'Bestätigen und einschalten',
}
