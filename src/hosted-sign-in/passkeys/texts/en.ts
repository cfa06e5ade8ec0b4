/** Signing in with a passkey and the offer to create one. */
export const en = {
  title: 'Sign in faster next time',
  lead: 'Create a passkey to sign in with your fingerprint, face or screen lock. No password to remember.',
  create: 'Create a passkey',
  notNow: 'Not now',
  neverAsk: 'Don’t ask again',
  failed: 'That didn’t work. Try again, or choose another way.',
  noScript: 'To create a passkey, turn on JavaScript in your browser.',
  unsupported: 'This browser doesn’t support passkeys.',
}

export type Texts = typeof en
