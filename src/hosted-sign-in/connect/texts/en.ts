/** Failures of requests whose application cannot be answered. */
export const en = {
  connectApplicationUnknown: {
    title: 'We don’t know this app',
    cause: 'The app that sent you here isn’t registered.',
    next: 'Go back to the app and try again. If that doesn’t help, contact the app’s support team.',
  },
  connectDocumentRefused: {
    title: 'We can’t confirm what this app is',
    cause: 'What it says about itself couldn’t be read or can’t be accepted.',
    next: 'Go back to the app and try again later. If that doesn’t help, contact the app’s support team.',
  },
  connectApplicationGone: {
    title: 'This app is no longer available',
    cause: 'It was removed while you were signing in.',
    next: 'You can close this page.',
  },
  connectRequestExpired: {
    title: 'This request has expired',
    cause: 'It was already used, or it took too long to get here.',
    next: 'Go back to the app and start again.',
  },
}

export type Texts = typeof en
