/** The page that sets up an authenticator app. */
export const en = {
  title: 'Set up an authenticator app',
  lead: (brand: string) =>
    `${brand} requires a second step when you sign in. Scan this QR code with an authenticator app on your phone.`,
  qrCode: 'QR code for your authenticator app',
  openApp: 'Open an app on this device',
  byHand: 'Can’t scan it? Enter this key in the app:',
  copyKey: 'Copy key',
  codeHint: 'Enter the code your app shows now.',
  submit: 'Verify and turn on',
}

export type Texts = typeof en
