/** Why a form was refused, wherever that may happen: what to do, in one sentence. */
export const en = {
  credentialsInvalid: 'Incorrect email or password. Check both and try again.',
  codeInvalid: 'Incorrect code. Use the one in the latest email.',
  codeExpired: 'This code has expired. Send a new one.',
  tooManyAttempts: (minutes: number) =>
    minutes === 1 ? 'Too many attempts. Try again in 1 minute.' : `Too many attempts. Try again in ${minutes} minutes.`,
  tooBusy: 'We’re very busy right now. Try again in a few seconds.',
  signInDenied: 'You can’t sign in here right now.',
  signUpDenied: 'You can’t create an account here right now.',
  signUpClosed: 'You need an invitation to create an account here.',
  methodUnavailable: 'This way to sign in is turned off. Choose another one.',
  invitationForOther: (email: string) => `This invitation is for ${email}. Use that email.`,
  invitationInvalid: 'This invitation is no longer valid. Ask for a new one.',
  /** A refusal that no sentence of its own was written for. */
  failed: 'That didn’t work. Try again in a moment.',
}

export type Texts = typeof en
