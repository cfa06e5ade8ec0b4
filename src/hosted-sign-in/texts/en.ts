/** The hosted pages of a sign-in, by slice and page. */
export const en = {
  agentClaims: {
    /** Failures of links that agents hand to people. */
    failures: {
      agentClaimExpired: {
        title: 'This link no longer works',
        cause: 'A link from an agent works for 10 minutes, and a newer one replaces it.',
        next: 'Ask your agent for a new link.',
      },
    },
    /** The page on which a person claims an agent. */
    claim: {
      title: (brand: string) => `Let an AI agent use your ${brand} account?`,
      lead: 'An agent has registered itself and asks to act for you.',
      leadOf: (issuer: string) => `An agent from ${issuer} has registered itself and asks to act for you.`,
      willBeAble: 'It will be able to:',
      scope: (scope: string) => `Use the permission “${scope}”`,
      account: 'Account',
      organization: 'Organization',
      warning: 'Only allow this if you asked an agent you trust to do it. If someone else sent you this link, deny it.',
      codeLabel: 'Code from your agent',
      codeHint: 'Leave this empty if your agent didn’t give you a code. You’ll get one to give it.',
      codeWrong: 'That isn’t your agent’s code. Check it, or leave this empty to get a code for your agent.',
      tooManyCodes: 'Too many wrong codes. Ask your agent for a new link.',
      allow: 'Allow',
      deny: 'Deny',
      otherAccount: 'Use a different account',
      codeTitle: 'Give your agent this code',
      codeLead: 'Your agent connects as soon as it has the code. The code works for 10 minutes.',
      codeWarning: 'Don’t give this code to anyone but the agent you started.',
      completedTitle: 'Your agent is connected',
      completedLead: 'It can act for you now. You can close this page.',
      deniedTitle: 'Your agent wasn’t connected',
      deniedLead: 'You denied the request. You can close this page.',
      otherTitle: 'This link is for someone else',
      otherLead: 'The agent asked for a different account. Sign in with that one, or ask your agent for a new link.',
    },
  },
  codes: {
    /** Entering a code of six digits, emailed or not. */
    codeStep: {
      label: 'Six-digit code',
      required: 'Enter the six-digit code from the email.',
      hint: (minutes: number) =>
        `Codes expire after ${minutes} minutes. If you don’t see the email, check your spam folder.`,
      notArrived: 'Didn’t get it?',
      resend: 'Send a new code',
      /** Counted down on the page, so the unit has to read well with every number. */
      resendIn: (seconds: string) => `You can request a new code in ${seconds}\u00a0s.`,
      otherAddress: 'Use a different email',
    },
    /** The page for an emailed code that verifies the email. */
    emailVerification: {
      title: 'Verify your email',
      lead: (email: string) => `Enter the code we sent to ${email}.`,
      submit: 'Verify',
    },
    /** The page for an emailed code that signs in. */
    magicCode: {
      title: 'Check your email',
      lead: (email: string) => `Enter the code we sent to ${email}.`,
      submit: 'Continue',
    },
    /** Codes that are sent as a text message. */
    textedCode: {
      /** Of a phone number the last two digits are shown. */
      offer: (ending: string) => `We’ll text a code to your phone ending in ${ending}.`,
      send: 'Text me a code',
      /** The text message itself. Plain characters: a single other one more than halves what fits into a message. */
      message: (brand: string, code: string) => `${code} is your ${brand} code. Never share it with anyone.`,
      title: 'Check your phone',
      lead: (ending: string) => `Enter the code we texted to your phone ending in ${ending}.`,
      hint: (minutes: number) => `Codes expire after ${minutes} minutes.`,
      submit: 'Verify',
      notArrived: 'Didn’t get it?',
      required: 'Enter the six-digit code from the text message.',
      invalid: 'Incorrect code. Use the one in the latest text message.',
    },
  },
  connect: {
    /** Failures of requests whose application cannot be answered. */
    failures: {
      connectApplicationUnknown: {
        title: 'We don’t know this app',
        cause: 'The app that sent you here isn’t registered.',
        next: 'Go back to the app and try again. If that doesn’t help, contact the app’s support team.',
      },
      connectDocumentRefused: {
        title: 'We can’t verify this app',
        cause: 'The details that the app publishes about itself couldn’t be read or aren’t valid.',
        next: 'Go back to the app and try again later. If that doesn’t help, contact the app’s support team.',
      },
      connectApplicationGone: {
        title: 'This app is no longer available',
        cause: 'It was removed while you were signing in.',
        next: 'You can close this page.',
      },
      connectRequestExpired: {
        title: 'This request has expired',
        cause: 'It was already used, or it was opened too late.',
        next: 'Go back to the app and start again.',
      },
    },
    answer: {
      title: (application: string) => `Continue to ${application}`,
      lead: 'One moment. If nothing happens, select Continue.',
      go: 'Continue',
    },
    /** The page that asks whether an application may act for the user. */
    consent: {
      title: (application: string, brand: string) => `Allow ${application} to use your ${brand} account?`,
      willBeAble: 'It will be able to:',
      account: 'Account',
      offeredBy: 'Offered by',
      publishedAt: 'Published at',
      returnsTo: 'Sends you back to',
      thisDevice: 'An app on this device',
      organization: 'Organization',
      unchecked: (application: string, brand: string) =>
        `${brand} hasn’t checked ${application}. Only allow it if you started this and trust it.`,
      anyCanClaim: (application: string) => `Any app on this device can claim to be ${application}.`,
      allow: 'Allow',
      deny: 'Deny',
      otherAccount: 'Use a different account',
    },
    /** The page that asks whether to sign out. */
    logout: {
      title: (brand: string) => `Sign out of ${brand}?`,
      lead: (email: string) => `You’re signed in as ${email}.`,
      signOut: 'Sign out',
      stay: 'Stay signed in',
    },
    /** The page that names an unverified app, instead of redirecting to it. */
    notSentOn: {
      faultyRequest: {
        title: 'This request can’t be completed',
        lead: 'The app that sent you here asked for something that isn’t possible right now.',
      },
      signOut: {
        title: 'You’re signed out',
        lead: 'You can close this page.',
      },
      app: 'App',
      site: 'Wants to send you to',
      error: 'Error',
      unchecked: (application: string, brand: string) =>
        `${brand} hasn’t checked ${application}, so we didn’t send you there. If you didn’t start this, someone may be trying to mislead you.`,
      next: 'If you trust the app, go back to it and try again.',
    },
  },
  /** The pages that sign in a device. */
  device: {
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
  },
  /** The first page of a sign-in. */
  entry: {
    title: 'Sign in',
    /** Only where an environment has set its own. */
    lead: undefined as string | undefined,
    submit: 'Continue',
    withPasskey: 'Continue with a passkey',
  },
  flow: {
    /** Failures that end a sign-in. `link` is the button that leads to where it goes on. */
    failures: {
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
    },
    /** The pages of a sign-in that is complete. */
    complete: {
      title: 'You’re signed in',
      lead: (brand: string) => `Continue to ${brand} to pick up where you left off.`,
      /** Where no address of the application is known. */
      leadWithoutLink: (brand: string) => `Go back to ${brand} to continue. You can close this page.`,
      submit: 'Continue',
      finishedTitle: 'This sign-in is finished',
      finishedLead: (brand: string) => `Continue to ${brand}, or close this page.`,
    },
    /** Why a form was refused: what to do, in one sentence. */
    refusals: {
      credentialsInvalid: 'Incorrect email or password. Check both and try again.',
      codeInvalid: 'Incorrect code. Use the one in the latest email.',
      codeExpired: 'This code has expired. Request a new one.',
      tooManyAttempts: (minutes: number) =>
        minutes === 1
          ? 'Too many attempts. Try again in 1 minute.'
          : `Too many attempts. Try again in ${minutes} minutes.`,
      tooBusy: 'We’re very busy right now. Try again in a few seconds.',
      signInDenied: 'You can’t sign in here right now.',
      signUpDenied: 'You can’t create an account here right now.',
      signUpClosed: 'You need an invitation to create an account here.',
      methodUnavailable: 'This way to sign in is turned off. Choose another one.',
      invitationForOther: (email: string) => `This invitation is for ${email}. Use that email.`,
      invitationInvalid: 'This invitation is no longer valid. Ask for a new one.',
      /** Any other refusal. */
      failed: 'That didn’t work. Try again in a moment.',
    },
    /** The page of a sign-in that Radar blocked. */
    stopped: {
      title: 'We blocked this sign-in',
      cause: 'It looked unusual, so we blocked it to protect the account.',
      next: 'Try again later, or from a device or network you use often. If it keeps happening, contact the app’s support team.',
    },
  },
  /** The page on which users see and end what they allowed applications and agents. */
  grantedAccess: {
    title: 'Apps and agents with access',
    lead: (email: string) => `See what can access your account ${email}, and remove what you no longer use.`,
    ended: 'Access removed.',
    empty: 'No apps or agents have access to your account.',
    agent: 'An AI agent',
    agentOf: (issuer: string) => `An agent from ${issuer}`,
    organization: 'Organization',
    since: 'Allowed on',
    end: 'Remove access',
    back: (brand: string) => `Go to ${brand}`,
    /** The link to the page. */
    manage: 'Manage apps and agents with access',
  },
  /** The page that asks for an organization. */
  organizationSelection: {
    title: 'Choose an organization',
    lead: (email: string) => `You’re signing in as ${email}.`,
    otherAccount: 'Use a different account',
  },
  parts: {
    /** The field for an email. */
    emailField: {
      label: 'Email',
      required: 'Enter your email.',
      invalid: 'Enter an email such as name@example.com.',
    },
    /** The field for a new password. */
    newPassword: {
      label: 'Password',
      hint: (minLength: number) =>
        `Use at least ${minLength} characters. A few random words are easy to remember and hard to guess.`,
      required: 'Enter your password.',
      tooShort: (minLength: number) => `Use at least ${minLength} characters.`,
      tooLong: 'This password is too long. Choose a shorter one.',
      tooWeak: 'This password is too easy to guess. Use more words, or less common ones.',
      tooCommon: 'This password is too common. Choose one that’s harder to guess.',
      breached: 'This password appeared in a data breach. Choose one you don’t use anywhere else.',
      containsEmail: 'Choose a password that doesn’t contain your email.',
      reused: 'You’ve used this password before. Choose a new one.',
    },
    /** The buttons of providers. */
    providerButtons: {
      or: 'or',
      lastUsed: 'Last used',
      continueWith: (provider: string) => `Continue with ${provider}`,
    },
    /** The field for a password. */
    passwordField: {
      show: 'Show password',
    },
    /** The organizations that a user chooses from. */
    organizationChoices: {
      /** One that was made for an agent of the user. */
      personal: (email: string) => `Personal (${email})`,
    },
    /** What scopes mean for the user. */
    scopes: {
      openid: 'Know who you are',
      profile: 'See your name',
      email: 'See your email address',
      offline_access: 'Stay connected when you’re not using it',
      otherScope: (scope: string) => `Use the permission “${scope}”`,
    },
    /** The link to the sign-up. */
    signUpLink: {
      question: 'New here?',
      link: 'Create an account',
      waitlist: 'Join the waitlist',
    },
  },
  /** Signing in with a passkey and the offer to create one. */
  passkeys: {
    title: 'Sign in faster next time',
    lead: 'Create a passkey to sign in with your fingerprint, face or screen lock. No password to remember.',
    create: 'Create a passkey',
    notNow: 'Not now',
    neverAsk: 'Don’t ask again',
    failed: 'That didn’t work. Try again, or choose another way.',
    noScript: 'To create a passkey, turn on JavaScript in your browser.',
    unsupported: 'This browser doesn’t support passkeys.',
  },
  passwords: {
    /** The pages that ask for a link and say that it was sent. */
    forgotPassword: {
      title: 'Reset your password',
      lead: 'We’ll email you a link to reset your password.',
      submit: 'Send link',
      sentTitle: 'Check your email',
      sentLead: (email: string) => `If ${email} has an account, we’ve sent it a link to reset the password.`,
      sentHint: 'The link expires after one hour. If you don’t see the email, check your spam folder.',
      back: 'Back to sign-in',
    },
    /** The page that asks for the password. */
    password: {
      title: 'Enter your password',
      label: 'Password',
      required: 'Enter your password.',
      change: 'Change',
      forgot: 'Forgot password?',
      submit: 'Sign in',
      emailCode: 'Email me a code instead',
    },
    /** The page of a password reset link. */
    resetPassword: {
      title: 'Choose a new password',
      lead: (email: string) => `For ${email}. You’ll be signed out on all other devices.`,
      label: 'New password',
      submit: 'Change password',
      linkExpired: {
        title: 'This link has expired',
        cause: 'A password reset link works once and expires after one hour.',
        next: 'Go to sign-in and request a new link.',
        link: 'Go to sign-in',
      },
    },
  },
  /** The pages of a sign-in that Radar asks to confirm. */
  radarChallenges: {
    title: 'Confirm it’s you',
    submit: 'Verify',
    emailLead: (email: string) => `This sign-in looks unusual. To continue, enter the code we sent to ${email}.`,
    phoneTitle: 'Verify your phone number',
    phoneLead: 'We’ll text you a code to enter on the next page.',
    phone: 'Phone number',
    phoneHint: 'Include the country code, such as +1\u00a0415\u00a0555\u00a00123.',
    phoneInvalid: 'Enter a phone number with its country code, such as +1\u00a0415\u00a0555\u00a00123.',
    otherPhone: 'Use a different phone',
  },
  secondFactors: {
    /** What several pages of a second factor say. */
    common: {
      title: 'Confirm it’s you',
      submit: 'Verify',
      useApp: 'Use your authenticator app',
      useText: 'Text me a code instead',
      useRecoveryCode: 'Use a recovery code',
      appCodeRequired: 'Enter the six-digit code from your authenticator app.',
      appCodeInvalid: 'Incorrect code. Wait for the next one, then enter it.',
    },
    /** The page that sets up an authenticator app. */
    enrollment: {
      title: 'Set up an authenticator app',
      lead: (brand: string) =>
        `${brand} requires a second step when you sign in. Scan this QR code with an authenticator app on your phone.`,
      qrCode: 'QR code for your authenticator app',
      openApp: 'Open an app on this device',
      byHand: 'Can’t scan it? Enter this key in the app:',
      copyKey: 'Copy key',
      codeHint: 'Enter the code your app shows now.',
      submit: 'Verify and turn on',
    },
    /** The page for a recovery code. */
    recovery: {
      title: 'Enter a recovery code',
      lead: 'Use one of the codes you saved when you set up your authenticator app. Each code works once.',
      label: 'Recovery code',
      required: 'Enter one of your recovery codes.',
      invalid: 'This code is incorrect or was already used. Try another one.',
    },
    /** The page that shows recovery codes once. */
    recoveryCodes: {
      title: 'Save your recovery codes',
      lead: 'If you lose your phone, you can sign in with one of these codes. Each code works once.',
      once: 'You won’t see these again. Keep them somewhere safe, such as a password manager.',
      list: 'Recovery codes',
      copy: 'Copy codes',
      download: 'Download',
      fileName: 'recovery-codes.txt',
      /** First line of the file. */
      fileTitle: (brand: string) => `Recovery codes for ${brand}. Each code works once.`,
      submit: 'I’ve saved my codes',
      goneTitle: 'You’ve already seen your recovery codes',
      goneLead:
        'We show them once, to keep them safe. If you didn’t save them, get new ones. The old codes will stop working.',
      renew: 'Get new codes',
      skip: 'I’ve saved my codes',
    },
    /** The page that texts a code to a phone. */
    textMessage: {
      offerSeveral: 'Choose which phone to text a code to.',
      phone: (ending: string) => `Phone ending in ${ending}`,
    },
    /** The page for a code of an authenticator app. */
    verification: {
      lead: 'Enter the code from your authenticator app.',
      hint: 'Your app shows a new code every 30 seconds.',
    },
  },
  /** The page after signing out. */
  signOut: {
    title: 'You’re signed out',
    lead: 'You can close this page, or sign in again.',
    /** Where we don’t know where to sign in again. */
    leadWithoutLink: 'You can close this page.',
    signIn: 'Sign in again',
  },
  signUp: {
    /** The page that creates an account. */
    form: {
      title: 'Create your account',
      lead: undefined as string | undefined,
      firstName: 'First name',
      lastName: 'Last name',
      /** Where the language writes the family name first, so does the form. */
      familyNameFirst: false as boolean,
      optional: 'Optional',
      submit: 'Create account',
      haveAccount: 'Already have an account?',
      signIn: 'Sign in',
    },
    /** The page of an invitation, and the reasons why one is refused. */
    invitation: {
      title: (target: string) => `Join ${target}`,
      lead: (inviter: string, target: string) => `${inviter} invited you to join ${target}.`,
      leadWithoutInviter: (target: string) => `You’ve been invited to join ${target}.`,
      email: 'Email',
      application: 'Application',
      organization: 'Organization',
      submit: 'Accept invitation',
      notice: (target: string) => `Sign in or create an account to join ${target}.`,
      expired: {
        title: 'This invitation has expired',
        cause: 'It wasn’t accepted in time.',
        next: 'Ask the person who invited you for a new one.',
      },
      revoked: {
        title: 'This invitation was revoked',
        cause: 'The person who sent it withdrew it.',
        next: 'If you think that’s a mistake, ask them for a new one.',
      },
      accepted: {
        title: 'This invitation was already accepted',
        cause: 'An invitation works once.',
        next: 'If you accepted it, sign in to continue.',
        link: 'Go to sign-in',
      },
      unknown: {
        title: 'This invitation doesn’t work',
        cause: 'The link is incomplete, or a newer invitation replaced it.',
        next: 'Use the link in the latest invitation email.',
      },
    },
    /** The page that joins the waitlist, and the one that thanks. */
    waitlist: {
      title: 'Join the waitlist',
      lead: 'Accounts are by invitation for now. Leave your email, and we’ll let you know when it’s your turn.',
      submit: 'Join the waitlist',
      required: 'Fill in this field.',
      /** To a person who came back from a provider without having an account. */
      noAccount: 'You don’t have an account here yet. Join the waitlist to get one.',
      joined: {
        title: 'You’re on the waitlist',
        lead: (email: string) => `We’ll email ${email} when it’s your turn.`,
      },
    },
  },
  singleSignOn: {
    /** Failures of single sign-on that are shown as a page. */
    failures: {
      ssoConnectionUnknown: {
        title: 'This sign-in address doesn’t exist',
        cause: 'The connection it belongs to was removed, or the address is incomplete.',
        next: 'Start from the app. If that doesn’t help, contact your IT administrator.',
      },
      ssoRefused: {
        title: 'We couldn’t sign you in',
        cause: 'Your identity provider sent a response that we couldn’t accept.',
        next: 'Start again from the app. If it happens again, give your IT administrator the support code below. They can look up the cause.',
      },
      ssoSignOutRefused: {
        title: 'We couldn’t finish signing you out',
        cause:
          'A sign-out message between this app and your identity provider was refused, so you may still be signed in to one of them.',
        next: 'Sign out at your identity provider, or close all browser windows. If it happens again, give your IT administrator the support code below.',
      },
    },
    consent: {
      title: (brand: string) => `Sign in to ${brand}?`,
      lead: 'Your identity provider sent you here.',
      email: 'Email',
      organization: 'Organization',
      provider: 'Provider',
      allow: 'Sign in',
      deny: 'Cancel',
    },
    /** The page of a link that signs a person in. */
    magicLink: {
      title: (brand: string) => `Sign in to ${brand}`,
      lead: (email: string) => `You’ll be signed in as ${email}.`,
      submit: 'Sign in',
      over: {
        title: 'This link has expired',
        cause: 'A sign-in link works once and for a limited time.',
        next: 'Go back to the app and request a new link.',
      },
    },
    providerForm: {
      title: 'Continue to your identity provider',
      lead: (connection: string) => `You’ll sign in at ${connection}.`,
      signOut: (connection: string) => `You’ll sign out at ${connection}.`,
      go: 'Continue',
    },
    step: {
      failed: (code: string) =>
        `Single sign-on didn’t work. Try again. If it happens again, give your IT administrator this support code: ${code}`,
    },
  },
  /** Why a sign-in with a provider failed. */
  socialSignIn: {
    failed: (provider: string) => `We couldn’t sign you in with ${provider}. Try again, or choose another way.`,
    denied: (provider: string) => `You didn’t finish signing in with ${provider}. Try again, or choose another way.`,
  },
}

export type Texts = typeof en
