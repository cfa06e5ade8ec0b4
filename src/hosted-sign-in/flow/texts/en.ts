/** Failures that end a sign-in. `link` is the button that leads to where it goes on. */
export const en = {
  flowExpired: {
    title: 'This sign-in has expired',
    cause: 'It was left open for too long, or it began in another browser.',
    next: 'Go back to the app and sign in again.',
    link: 'Sign in again',
  },
  formOutdated: {
    title: 'This page is out of date',
    cause: 'Your sign-in has moved on since it was opened, maybe in another tab.',
    next: 'Continue where you left off.',
    link: 'Continue',
  },
  redirectUnknown: {
    title: 'We can’t send you back to the app',
    cause: 'The app asked us to send you to an address that isn’t registered for it.',
    next: 'Contact the app’s support team. They can register the address.',
  },
}

export type Texts = typeof en
