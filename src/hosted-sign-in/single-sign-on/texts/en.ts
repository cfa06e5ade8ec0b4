/** Failures of single sign-on that are shown as a page. */
export const en = {
  ssoConnectionUnknown: {
    title: 'This sign-in address doesn’t exist',
    cause: 'The connection it belongs to was removed, or the address is incomplete.',
    next: 'Start at the app. If that doesn’t work, contact your IT administrator.',
  },
  ssoRefused: {
    title: 'We couldn’t sign you in',
    cause: 'The answer of your identity provider was not accepted.',
    next: 'Start again at the app. If it happens again, give the number below to your IT administrator: they can look up the cause.',
  },
  ssoSignOutRefused: {
    title: 'We couldn’t finish signing you out',
    cause:
      'A message between this app and your identity provider was not accepted, so you may still be signed in at one of them.',
    next: 'Sign out at your identity provider, or close all windows of your browser. If it happens again, give the number below to your IT administrator.',
  },
}

export type Texts = typeof en
