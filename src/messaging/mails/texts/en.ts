/** The emails, by template. */
export const en = {
  /** The email about an application or agent that a user gave access. */
  accessNotice: {
    subject: (brand: string) => `New access to your ${brand} account`,
    preheader: (accessor: string) => `${accessor} can now access your account.`,
    title: 'New access to your account',
    /** Starts with the name of an application, or with one of the two below. */
    lead: (accessor: string, email: string, brand: string) =>
      `${accessor} can now access the ${brand} account ${email}.`,
    agent: 'An AI agent',
    agentOf: (issuer: string) => `An agent from ${issuer}`,
    action: 'Review access',
    after:
      'You can remove this access at any time. If you didn’t allow it, remove it now, and change your password if you have one.',
    reason: (brand: string) =>
      `You’re receiving this email because ${brand} notifies you when an app or agent gets access to your account.`,
  },
  /** The email about a certificate of single sign-on that has to be replaced. */
  certificateRenewal: {
    subject: (connection: string) => `A certificate of ${connection} expires soon`,
    subjectExpired: (connection: string) => `A certificate of ${connection} has expired`,
    title: 'A certificate expires soon',
    titleExpired: 'A certificate has expired',
    lead: (email: string, connection: string, organization: string) =>
      `${email} is an IT contact for the connection ${connection} of ${organization}.`,
    ofProvider: (organization: string) =>
      `The certificate that ${organization}’s identity provider signs with needs to be renewed.`,
    ofApplication: (brand: string) => `The certificate that ${brand} signs and decrypts with needs to be renewed.`,
    expires: (date: string) => `It expires on ${date}.`,
    expired: (date: string) => `It expired on ${date}.`,
    monitored: (brand: string) =>
      `Renew the certificate at your identity provider. ${brand} reads the provider’s metadata and picks up the new one automatically.`,
    entered: (brand: string) =>
      `Renew the certificate at your identity provider, and add the new one in ${brand} before the provider starts signing with it. Otherwise no one can sign in.`,
    ours: (brand: string) =>
      `Ask ${brand} to rotate the keys of the connection. Your identity provider then reads the new certificate from the connection’s metadata, or you add it there yourself.`,
    reason: (organization: string, brand: string) =>
      `You’re receiving this email because ${brand} lists this address as an IT contact for ${organization}.`,
  },
  /**
   * The emails with a code. Codes stay out of subjects, which mail servers write into their logs; the preheader shows
   * them in the list of emails just as well.
   */
  codeMail: {
    emailVerification: {
      subject: (brand: string) => `Verify your email for ${brand}`,
      preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
      title: 'Verify your email',
      lead: (email: string, brand: string) => `Enter this code in ${brand} to verify ${email}.`,
      after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
      reason: (brand: string) =>
        `You’re receiving this email because someone used this address to sign up or sign in to ${brand}. If it wasn’t you, you can ignore it.`,
    },
    magicAuth: {
      subject: (brand: string) => `Your ${brand} sign-in code`,
      preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
      title: 'Your sign-in code',
      lead: (email: string) => `Enter this code to sign in as ${email}.`,
      after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
      reason: (brand: string) =>
        `You’re receiving this email because someone asked to sign in to ${brand} with this address. If it wasn’t you, you can ignore it. No one can sign in without the code.`,
    },
    radarChallenge: {
      subject: (brand: string) => `Confirm your sign-in to ${brand}`,
      preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
      title: 'Confirm it’s you',
      lead: (email: string) => `We noticed an unusual sign-in as ${email}. To continue, enter this code.`,
      after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
      reason: (brand: string) =>
        `You’re receiving this email because someone is signing in to your ${brand} account. If it isn’t you, don’t enter the code anywhere and change your password now. They may know it.`,
    },
    emailChange: {
      subject: (brand: string) => `Confirm your new email for ${brand}`,
      preheader: (code: string, minutes: number) => `Your code is ${code}. It expires in ${minutes} minutes.`,
      title: 'Confirm your new email',
      lead: (email: string, brand: string) => `Enter this code in ${brand} to change your email to ${email}.`,
      after: (minutes: number) => `The code works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
      reason: (brand: string) =>
        `You’re receiving this email because someone entered this address as the new email for a ${brand} account. If it wasn’t you, you can ignore it. Nothing changes without the code.`,
    },
  },
  /** The email with an invitation. */
  invitation: {
    subject: (organization: string | undefined, brand: string) => `You’re invited to join ${organization ?? brand}`,
    preheader: (inviter: string | undefined, organization: string | undefined, brand: string) =>
      `${inviter ?? brand} invited you to join ${organization ?? brand}.`,
    title: (organization: string | undefined, brand: string) => `Join ${organization ?? brand}`,
    lead: (email: string, inviter: string | undefined, organization: string | undefined, brand: string) => {
      const target = organization === undefined ? brand : `${organization} on ${brand}`
      const invited = inviter === undefined ? 'You’ve been invited' : `${inviter} invited you`
      return `${invited} to join ${target}. The invitation is for ${email}.`
    },
    action: 'Accept invitation',
    after: (days: number) =>
      `The invitation works once and expires in ${days === 1 ? 'one day' : `${days} days`}. Don’t share the link with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone invited this address to ${brand}. If you weren’t expecting it, you can ignore it.`,
  },
  /** Every email with a link. */
  layout: {
    /** Before the address of a button's link. */
    pasteLink: 'Or paste this link into your browser:',
  },
  /** The email with a link that signs a person in. */
  magicLink: {
    subject: (brand: string) => `Sign in to ${brand}`,
    preheader: (minutes: number) => `The link expires in ${minutes} minutes.`,
    title: (brand: string) => `Sign in to ${brand}`,
    lead: (email: string) => `Use this link to sign in as ${email}.`,
    action: 'Sign in',
    after: (minutes: number) => `The link works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone asked for a link to sign in to ${brand}. If it wasn’t you, you can ignore it.`,
  },
  /** The email with a link that sets a new password. */
  passwordReset: {
    subject: (brand: string) => `Reset your ${brand} password`,
    preheader: (minutes: number) => `The link expires in ${minutes} minutes.`,
    title: 'Reset your password',
    lead: (email: string, brand: string) =>
      `Someone asked to reset the password for ${email} at ${brand}. Use this link to choose a new one.`,
    action: 'Reset password',
    after: (minutes: number) => `The link works once and expires in ${minutes} minutes. Don’t share it with anyone.`,
    reason: (brand: string) =>
      `You’re receiving this email because someone asked to reset your ${brand} password. If it wasn’t you, you can ignore it. Your password stays the same.`,
  },
  /** The email about an unusual sign-in. */
  radarNotice: {
    subject: (brand: string) => `New sign-in to ${brand}`,
    preheader: (email: string) => `Was this you? Someone signed in as ${email}.`,
    title: 'New sign-in to your account',
    newDevice: (email: string) => `Someone signed in as ${email} from a new device.`,
    afterLong: (email: string) => `Someone signed in as ${email} for the first time in over 60 days.`,
    from: (address: string) => `Their IP address was ${address}.`,
    after:
      'If this was you, there’s nothing to do. If it wasn’t, change your password now. That signs out every device.',
    reason: (brand: string) =>
      `You’re receiving this email because ${brand} notifies you about unusual sign-ins to your account.`,
  },
  /** The email with the link that opens the Admin Portal for an IT contact. */
  setupLink: {
    subject: (organization: string, brand: string) => `Set up ${brand} for ${organization}`,
    preheader: (organization: string, brand: string) =>
      `Verify your domain and connect ${organization}’s identity provider to ${brand}.`,
    title: (organization: string) => `Set up sign-in for ${organization}`,
    lead: (email: string, organization: string, brand: string) =>
      `${brand} added ${email} as an IT contact for ${organization}. The setup page guides you through verifying your domain and connecting your identity provider, step by step.`,
    action: 'Start setup',
    after: (days: number) =>
      `The link works until setup is complete, for ${days === 1 ? 'one day' : `${days} days`} at most. You can leave at any time and come back with it. Anyone with the link can change these settings, so share it only with colleagues who should.`,
    reason: (organization: string, brand: string) =>
      `You’re receiving this email because ${brand} lists this address as an IT contact for ${organization}. If that’s a mistake, you can ignore it.`,
  },
  ssoActivated: {
    subject: (organization: string, brand: string) => `Single sign-on for ${organization} is on at ${brand}`,
    preheader: (provider: string) => `People now sign in through ${provider}.`,
    title: 'Single sign-on is on',
    lead: (email: string, organization: string, brand: string, provider: string) =>
      `People at ${organization} now sign in to ${brand} through ${provider}. Here’s a way back for ${email} if that doesn’t work: the button opens the settings without a sign-in. Correct them there, or switch single sign-on off.`,
    action: 'Open the settings',
    after: (hours: number) =>
      `The link works for ${hours} hours. Anyone with the link can change these settings, so share it only with colleagues who should.`,
    reason: (organization: string, brand: string) =>
      `You’re receiving this email because ${brand} lists this address as an IT contact for ${organization}. If that’s a mistake, you can ignore it.`,
    /** To a person who isn’t an IT contact. */
    reasonGiven: (organization: string, brand: string) =>
      `You’re receiving this email because this address was entered when single sign-on for ${organization} was switched on at ${brand}. If it wasn’t you, tell your IT department.`,
  },
  /** The emails about the waitlist. */
  waitlist: {
    /** To a person who has joined it. */
    joined: {
      subject: (brand: string) => `You’re on the waitlist for ${brand}`,
      preheader: 'We’ll email you when it’s your turn.',
      title: 'You’re on the waitlist',
      lead: (email: string, brand: string) => `We’ve added ${email} to the waitlist for ${brand}.`,
      after: 'You’ll get an invitation by email when it’s your turn. Until then, there’s nothing to do.',
      reason: (brand: string) =>
        `You’re receiving this email because someone joined the waitlist for ${brand} with this address. If it wasn’t you, you can ignore it.`,
    },
    /** To a person whose turn it is: what it says besides what every invitation says. */
    approved: {
      subject: (brand: string) => `Your invitation to ${brand} is here`,
      preheader: 'It’s your turn. Accept the invitation to create your account.',
      title: 'It’s your turn',
      lead: (email: string, brand: string) =>
        `You’re off the waitlist and can now create your account for ${brand}. The invitation is for ${email}.`,
      reason: (brand: string) =>
        `You’re receiving this email because this address was on the waitlist for ${brand}. If you didn’t join it, you can ignore this email.`,
    },
  },
}

export type Texts = typeof en
