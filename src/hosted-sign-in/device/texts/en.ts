/** The pages that sign in a device. */
export const en = {
  title: 'Connect a device',
  lead: 'Enter the code shown on your device.',
  label: 'Code',
  submit: 'Continue',
  codeInvalid: 'No device is waiting with this code. Check it, or get a new one on your device.',
  confirmTitle: 'Allow this device to sign in?',
  confirmLead: (brand: string) => `A device wants to sign in to ${brand} with your account.`,
  account: 'Account',
  code: 'Code',
  address: 'IP address',
  program: 'Device',
  warning: 'Only allow this if you started it and your device shows the same code.',
  allow: 'Allow',
  deny: 'Deny',
  successTitle: 'Your device is signed in',
  successLead: 'Go back to your device to continue. You can close this page.',
  deniedTitle: 'Your device wasn’t signed in',
  deniedLead: 'You denied the request. You can close this page.',
}

export type Texts = typeof en
