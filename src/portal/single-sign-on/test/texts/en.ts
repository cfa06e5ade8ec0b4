/** The last step of the set-up of single sign-on: a test, and switching it on. */
export const en = {
  title: 'Test and activate',
  lead: (provider: string) =>
    `Sign in once as a test. Nobody else notices, and you’ll see what ${provider} sent or what went wrong.`,
  start: 'Test sign-in',
  again: 'Test again',
  none: (provider: string) => `No test yet. You’ll sign in at ${provider} in this window and come back here.`,
  running: (provider: string) => `Waiting for the sign-in at ${provider}.`,
  runningUnscripted: 'Reload this page to see the result.',
  passed: 'The test succeeded',
  passedAs: (provider: string, email: string) => `${provider} signed in ${email}.`,
  failed: 'The test failed',
  trace: 'See the whole trace',
  activate: {
    title: 'Switch it on',
    lead: (brand: string, provider: string) =>
      `From then on, people with an email at your domains sign in to ${brand} through ${provider}. Other ways of signing in end for your organization.`,
    noDomain: (provider: string) =>
      `No domain is verified yet, so nobody is led to ${provider} by their email. You can verify one afterwards.`,
    submit: 'Activate single sign-on',
    untested: 'We recommend a successful test first.',
    incomplete: 'Something is missing. Enter the provider’s details first.',
  },
  leaving: {
    title: (provider: string) => `Going to ${provider}`,
    lead: 'If nothing happens, continue yourself.',
    go: (provider: string) => `Continue to ${provider}`,
  },
  errors: {
    notReady: (why: string) => `The test couldn’t start. The cause: ${why}`,
  },
}

export type Texts = typeof en
