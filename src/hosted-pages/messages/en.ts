/** Every text of the hosted pages. `Messages`, the shape that each language fills, is taken from here. */
export const en = {
  page: {
    windowTitle: (title: string, brand: string) => `${title} · ${brand}`,
    /** Window title of a form that came back with something to correct. */
    failedTitle: (windowTitle: string) => `Error: ${windowTitle}`,
    email: 'Email',
    password: 'Password',
    change: 'Change',
    optional: 'Optional',
    or: 'or',
    terms: 'Terms',
    privacy: 'Privacy',
    madeWith: 'Sign-in by Gatehouse',
  },
  signIn: {
    title: 'Sign in',
    submit: 'Continue',
    noAccount: 'New here?',
    signUp: 'Create an account',
    lastUsed: 'Last used',
    continueWith: (provider: string) => `Continue with ${provider}`,
    withPasskey: 'Continue with a passkey',
    withSso: 'Continue with single sign-on',
  },
  password: {
    title: 'Enter your password',
    forgot: 'Forgot password?',
    submit: 'Sign in',
    emailCode: 'Email me a code instead',
  },
  signUp: {
    title: 'Create your account',
    firstName: 'First name',
    lastName: 'Last name',
    /** Where the language writes the family name first, so does the form. */
    familyNameFirst: false as boolean,
    passwordHint: (minLength: number) =>
      `At least ${minLength} characters. A few words in a row are easy to remember and hard to guess.`,
    submit: 'Create account',
    haveAccount: 'Already have an account?',
    signIn: 'Sign in',
  },
  code: {
    label: 'Six-digit code',
    hint: (minutes: number) => `The code works for ${minutes} minutes. If it is not there, look in your spam folder.`,
    notArrived: 'No mail?',
    resend: 'Send a new code',
    /** Counted down on the page, so the unit has to read well with every number. */
    resendIn: (seconds: string) => `You can send a new code in ${seconds} s.`,
    otherAddress: 'Use another email',
  },
  magicCode: {
    title: 'Check your email',
    lead: (email: string) => `We sent a code to ${email}. Enter it here to sign in.`,
    submit: 'Continue',
  },
  emailVerification: {
    title: 'Verify your email',
    lead: (email: string) => `We sent a code to ${email}. Enter it here to show that the address is yours.`,
    submit: 'Verify',
  },
  organizationSelection: {
    title: 'Choose an organization',
    lead: (email: string) => `You are signing in as ${email}.`,
    otherAccount: 'Use another account',
  },
  device: {
    title: 'Connect a device',
    lead: 'Enter the code that your device shows.',
    label: 'Code',
    submit: 'Continue',
    confirmTitle: 'Sign in on this device?',
    confirmLead: (brand: string) => `A device wants to use ${brand} with your account.`,
    account: 'Account',
    code: 'Code',
    address: 'Network address',
    program: 'Program',
    warning: 'Allow this only if you started it yourself and your device shows the same code.',
    allow: 'Allow',
    deny: 'Do not allow',
    successTitle: 'Your device is signed in',
    successLead: 'Go back to your device. You can close this page.',
    deniedTitle: 'Your device was not signed in',
    deniedLead: 'Nothing was shared with it. You can close this page.',
  },
  signedOut: {
    title: 'You are signed out',
    lead: 'You can close this page, or sign in again.',
    signIn: 'Sign in again',
  },
  defaultRedirect: {
    title: 'You are signed in',
    lead: (brand: string) => `Continue to ${brand} to pick up where you left off.`,
    submit: 'Continue',
  },
  notFound: {
    title: 'Page not found',
    lead: 'The address may have a typing mistake, or the link may be out of date.',
    signIn: 'Go to sign-in',
  },
  error: {
    requestId: 'Request ID',
    quote: 'Quote this if you ask for help.',
    startAgain: 'Start again',
  },
  /** Pages that stand in for a step that cannot go on. */
  errorPages: {
    serverError: {
      title: 'That did not work',
      cause: 'Something failed on our side. Nothing was changed.',
      next: 'Try again in a moment. If it happens again, ask the support team of the application.',
    },
    flowExpired: {
      title: 'This sign-in has expired',
      cause: 'A sign-in that is left open is closed after a while to keep your account safe.',
      next: 'Start again from the application.',
    },
    requestInvalid: {
      title: 'This link does not work',
      cause: 'The application sent you here with an incomplete or unknown request.',
      next: 'Go back to the application and try again. If it happens again, tell its support team.',
    },
    redirectUnknown: {
      title: 'We cannot send you back',
      cause: 'The application asked us to return you to an address that is not registered for it.',
      next: 'Tell the support team of the application. Its operator can register the address.',
    },
    accessDenied: {
      title: 'You cannot sign in here',
      cause: 'Your account is not allowed to use this application.',
      next: 'Ask an administrator of your organization for access, or use another account.',
    },
  },
  /** Under a field or above a form: what to do, in one sentence. */
  formErrors: {
    emailRequired: 'Enter your email.',
    emailInvalid: 'Enter an email such as name@example.com.',
    passwordRequired: 'Enter your password.',
    passwordTooShort: (minLength: number) => `Use at least ${minLength} characters.`,
    passwordTooCommon: 'Many people use this password. Choose one that is harder to guess.',
    passwordBreached: 'This password is known from a data breach. Choose one that you use nowhere else.',
    passwordContainsEmail: 'Choose a password that does not contain your email.',
    credentialsInvalid: 'Email and password do not match. Check both and try again.',
    firstNameRequired: 'Enter your first name.',
    tooLong: (maxLength: number) => `Use at most ${maxLength} characters.`,
    codeRequired: 'Enter the six digits from the mail.',
    codeInvalid: 'This code is not right. Check the newest mail from us.',
    codeExpired: 'This code has expired. Send a new one.',
    tooManyAttempts: (minutes: number) =>
      minutes === 1
        ? 'Too many attempts. Try again in 1 minute.'
        : `Too many attempts. Try again in ${minutes} minutes.`,
    signUpClosed: 'You need an invitation to create an account here.',
    providerFailed: (provider: string) => `Signing in with ${provider} did not work. Try again, or choose another way.`,
    providerDenied: (provider: string) =>
      `You did not finish signing in with ${provider}. Try again, or choose another way.`,
    methodUnavailable: 'This way of signing in is switched off. Choose another one.',
    deviceCodeInvalid: 'No device is waiting with this code. Check it, or start again on the device.',
    formExpired: 'This page was open for too long. Check your entries and send them again.',
  },
  notices: {
    codeSent: 'A new code is on its way.',
    passwordChanged: 'Your password is changed. Sign in with the new one.',
  },
}

export type Messages = typeof en
