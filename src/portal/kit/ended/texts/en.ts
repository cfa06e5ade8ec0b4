/** Why a browser has no session in the portal, or a link opens none. As `FailureTexts`. */
export const en = {
  ended: {
    title: 'Your session has ended',
    cause: 'For security, it ends after an hour without activity, or when its link is revoked.',
    next: 'What you saved is safe. Open the portal again from the app, or with the setup link in your email.',
  },
  left: {
    title: 'You’ve left the portal',
    cause: 'Your changes are saved.',
    next: 'You can close this window.',
  },
  used: {
    title: 'This link was already used',
    cause: 'It opens the portal once, in one browser.',
    next: 'Go back to the app and open the portal again to get a new link.',
  },
  expired: {
    title: 'This link has expired',
    cause: 'Links from the app work for 5 minutes, setup links for 30 days.',
    next: 'Go back to the app and open the portal again, or ask whoever sent you the link for a new one.',
  },
  completed: {
    title: 'Setup is complete',
    cause: 'This setup link has done its job and no longer works.',
    next: 'To change settings later, open the portal from the app, or ask whoever sent you the link for a new one.',
  },
  unknown: {
    title: 'This link doesn’t work',
    cause: 'It’s incomplete, was revoked, or was replaced by a newer one.',
    next: 'Use the link in the latest email, or go back to the app and open the portal again.',
  },
  portalFormRefused: {
    title: 'This page is out of date',
    cause: 'It belongs to an earlier session, perhaps because you opened another link in this browser.',
    next: 'Nothing was changed. Continue where the portal is now.',
    link: 'Continue',
  },
}

export type Texts = typeof en
