/** Failures that any page may end in. */
export const en = {
  notFound: {
    title: 'Page not found',
    lead: 'The address may be mistyped, or the link may be out of date.',
  },
  goBack: 'Go back',
  serverError: {
    title: 'Something went wrong',
    cause: 'There’s a problem on our end. Nothing was changed.',
    next: 'Try again in a moment. If it keeps happening, contact the app’s support team.',
  },
  tooManyRequests: {
    title: 'Too many requests',
    cause: 'We’ve received too many requests from your network in a short time.',
    next: 'Wait a minute, then try again.',
  },
  requestInvalid: {
    title: 'This link doesn’t work',
    cause: 'The app sent you here with an incomplete or invalid request.',
    next: 'Go back to the app and try again. If it keeps happening, contact its support team.',
  },
}

export type Texts = typeof en
