import { oidcFailureCauses } from '#protocol/oidc/failure-causes.ts'
import { samlFailureCauses } from '#protocol/saml/failure-causes.ts'
import { type IdentityFailureCause, identityFailureCauses } from '#sso/provided-identities/index.ts'
import { type SsoFailureCause, ssoFailureCauses } from '#sso/sso-sessions/index.ts'

/** As the API says them. */
const oidc: Readonly<Record<keyof typeof oidcFailureCauses, string>> = oidcFailureCauses
const saml: Readonly<Record<keyof typeof samlFailureCauses, string>> = samlFailureCauses
const signIn: Readonly<Record<SsoFailureCause | IdentityFailureCause, string>> = {
  ...ssoFailureCauses,
  ...identityFailureCauses,
}

/** Single sign-on in the Admin Portal, by page. */
export const en = {
  /** Sign-ins through a connection, and the trace of one. */
  attempts: {
    title: 'Sign-ins',
    lead: (provider: string) => `Every sign-in through ${provider} in the last 90 days, with the reason if it failed.`,
    filter: 'Show',
    all: 'All',
    states: {
      started: 'Started',
      authorized: 'Authorized',
      succeeded: 'Successful',
      failed: 'Failed',
      timed_out: 'Timed out',
    },
    empty: 'No sign-ins yet. They appear here as soon as someone tries to sign in.',
    emptyFiltered: 'No sign-ins in this state.',
    /** For the code that a person reads out when their sign-in failed. */
    search: 'Support code of eight characters',
    submitSearch: 'Search',
    noMatch: 'No sign-in has this support code. Compare it with what the person sees. Sign-ins are kept for 90 days.',
    columns: {
      time: 'Time',
      person: 'Person',
      state: 'State',
    },
    unknown: 'Not known yet',
    isTest: 'Test',
    older: 'Older',
    newest: 'Newest',
    detail: {
      title: (person: string) => `Sign-in of ${person}`,
      unknownTitle: 'Sign-in',
      back: 'All sign-ins',
      cause: 'Why it failed',
      facts: 'Details',
      origin: 'Started from',
      origins: {
        service_provider: 'The application',
        identity_provider: 'The identity provider',
        test: 'This portal, as a test',
      },
      address: 'Network address',
      browser: 'Browser',
      code: 'Support code',
      id: 'ID',
      steps: 'Steps',
      step: {
        started: 'Sent to the provider',
        answered: 'The provider responded',
        validated: 'The response was valid',
        returned: 'The browser came back',
        consented: 'The person agreed',
        signed_in: 'Signed in',
        code_issued: 'Passed on to the application',
        ended: 'Ended',
        begun: 'Started',
      },
      request: 'What we sent',
      response: 'What the provider sent',
      attributes: 'What the provider says about the person',
      hidden: 'Values about the person are hidden. A test shows yours.',
      none: 'Nothing was recorded.',
    },
  },
  /** The form for the names that a provider gives the attributes of a person. */
  attributes: {
    title: 'Attributes',
    lead: 'If you followed the guide, there’s nothing to do here. Enter a name only where your provider calls an attribute something else.',
    id: 'User ID',
    email: 'Email',
    firstName: 'First name',
    lastName: 'Last name',
    groups: 'Groups',
    usual: 'Leave empty for the usual names.',
    usualOf: (name: string) => `Leave empty for “${name}” and other usual names.`,
    custom: {
      title: 'More attributes',
      lead: (brand: string) => `Attributes that ${brand} should receive as well, such as a department.`,
      ours: (brand: string) => `Name at ${brand}`,
      theirs: 'Name at the provider',
      add: 'Add attribute',
      remove: 'Remove',
    },
    nameId: {
      title: 'Sign-ins without a NameID',
      lead: 'Some providers can’t send a NameID. We then identify people by the user ID attribute alone, so every sign-in must include it.',
      allow: 'Allow',
      require: 'Require a NameID',
    },
    errors: {
      custom: 'Enter both names.',
      tooMany: 'You’ve reached the maximum number of attributes. Remove one first.',
    },
  },
  causes: {
    oidc: oidc,
    saml: saml,
    /** Why a setting of a connection is refused, apart from the causes of SAML. */
    settings: {
      invalid_url: 'This isn’t a valid address. It has to begin with https://.',
      forbidden_scheme: 'The address has to begin with https://.',
      forbidden_address: 'The address is in a private or local network. Use one that’s reachable from the internet.',
      other_issuer: 'The document at this address belongs to another issuer. Copy the address again.',
      certificate_expired: 'All certificates in this metadata have expired. Renew them at your provider.',
      no_discovery_endpoint: 'This isn’t a discovery endpoint. Its address ends in /.well-known/openid-configuration.',
    },
    signIn: signIn,
  },
  /** The page on which an identity provider is chosen. */
  choose: {
    title: 'Choose your identity provider',
    lead: 'Choose the service that people already sign in with. You’ll need administrator access to it.',
    saml: 'SAML',
    oidc: 'OpenID Connect',
    either: 'SAML or OpenID Connect',
    noDomain:
      'We send people to your identity provider if their email is at a verified domain, and you haven’t verified one yet. You can do that before or after this setup.',
    verifyDomain: 'Verify a domain',
    current: (provider: string) =>
      `You’ve started with ${provider}. Choosing another provider discards what you entered.`,
    goOn: (provider: string) => `Continue with ${provider}`,
    /** Where a provider can be connected in several ways. */
    protocol: {
      title: (provider: string) => `How do you want to connect ${provider}?`,
      titleOfAny: 'How do you want to connect your provider?',
      lead: 'People sign in the same way with both. If your company has no preference, choose the first one.',
      saml: 'You create a SAML app at the provider and give us its metadata.',
      oidc: 'You create an OpenID Connect app at the provider and give us its client ID and secret.',
      noGroups: 'It can’t send groups, so you can’t give roles by group.',
      back: 'All providers',
    },
  },
  /** A connection after its setup: state, addresses, settings and actions. */
  overview: {
    states: {
      active: 'Active',
      inactive: 'Off',
      draft: 'Not finished',
    },
    saved: 'Your changes are saved.',
    activated: 'Single sign-on is on. Setup is complete after the first successful sign-in.',
    mailed: 'We emailed a link that opens these settings for 24 hours.',
    deactivated: 'Single sign-on is off.',
    finish: {
      lead: 'Setup isn’t finished. Test the connection and switch it on.',
      draft: (provider: string) => `Setup isn’t finished. The details of ${provider} are missing.`,
      go: 'Continue setup',
    },
    addresses: {
      title: 'For your provider',
      lead: (provider: string, brand: string) => `What ${provider} needs to know about ${brand}.`,
      acsUrl: 'ACS URL',
      sloUrl: 'Single logout URL',
      spEntityId: 'Entity ID',
      metadataUrl: 'Metadata URL',
      redirectUri: 'Redirect URI',
      jwksUri: 'Key set URL (JWKS)',
    },
    settings: {
      title: 'Settings',
      guide: (provider: string) => `Guide for ${provider}`,
      provider: 'Provider details',
      attributes: 'Attributes',
      roles: 'Roles from groups',
      certificates: 'Certificates',
      test: 'Test sign-in',
    },
    attempts: {
      title: 'Recent sign-ins',
      all: 'All sign-ins',
      none: 'Sign-ins will appear here.',
    },
    off: {
      title: 'Switch off or start over',
      deactivate: 'Deactivate',
      deactivateLead: (provider: string) =>
        `People can’t sign in through ${provider} until you switch it on again. Nothing is deleted.`,
      reset: 'Reset connection',
      resetLead: 'Deletes the connection with all its settings, so that you can set up another provider.',
      confirmDeactivate: 'Deactivate single sign-on?',
      confirmReset: (provider: string) => `Reset the connection to ${provider}?`,
      keep: 'Keep it',
    },
  },
  /** The form for the details of an identity provider. */
  provider: {
    title: (provider: string) => `Enter the details from ${provider}`,
    lead: {
      metadata_url: 'Paste the metadata URL. We read it regularly, so a new certificate never interrupts sign-ins.',
      metadata_file: 'Upload the metadata file, or paste its contents.',
      manual:
        'Enter the three values one by one. You’ll have to add a new certificate yourself before this one expires.',
      client: 'Enter the details of the application you created.',
    },
    otherWays: 'Another way',
    ways: {
      metadata_url: 'Enter a metadata URL',
      metadata_file: 'Upload a metadata file',
      manual: 'Enter the details by hand',
      client: 'Enter the details of the application',
    },
    called: (provider: string, label: string) => `${provider} calls it “${label}”.`,
    file: 'Choose a file',
    certificateHint: 'Begins with -----BEGIN CERTIFICATE-----',
    secretKept: 'A secret is saved. Leave this empty to keep it.',
    authentication: {
      title: 'Client authentication',
      label: 'How we authenticate with the provider',
      hint: 'Leave this as it is unless the provider rejects the client.',
      options: {
        announced: 'As announced by the provider',
        header: 'Secret in the header',
        body: 'Secret in the body',
        signature: 'Signature with our key',
      },
      signatureHint: 'Only for signatures: give the provider this address, and leave the client secret empty.',
    },
    anyway: {
      lead: 'Is your provider not ready yet? Save anyway. We’ll keep trying, and you can activate single sign-on once we’ve read it.',
      submit: 'Save anyway',
    },
    errors: {
      required: 'Enter a value.',
      refused: (why: string) => `This can’t be used. ${why}`,
      conflict: 'Someone else changed these details at the same time. Check them and save again.',
    },
  },
  /** The page on which groups of a provider give roles. */
  roles: {
    title: 'Roles from groups',
    lead: (brand: string, provider: string) =>
      `Give people a role in ${brand} based on their groups in ${provider}. Everyone else gets the default role. You can do this later.`,
    notSent: (provider: string) => `${provider} doesn’t send groups, so there’s nothing to set up here.`,
    list: 'Groups with a role',
    empty: 'No group has a role yet.',
    group: 'Group',
    groupHint: 'As your provider sends it. Some send an ID instead of a name.',
    role: 'Role',
    add: 'Add group',
    remove: 'Remove',
    gives: (group: string, role: string) => `${group} gives the role ${role}`,
    errors: {
      required: 'Enter the group.',
      known: 'This group already has this role.',
      role: 'This role is no longer available. Choose another one.',
    },
  },
  /** What the steps of the setup of single sign-on have in common. */
  setup: {
    steps: {
      guide: (provider: string) => `Configure ${provider}`,
      provider: 'Provider details',
      attributes: 'Attributes',
      roles: 'Roles',
      test: 'Test and activate',
    },
    otherProvider: 'Choose another provider',
    back: 'Single sign-on',
    continue: 'Continue',
    skip: 'Skip for now',
    save: 'Save',
    previous: 'Back',
    logout: {
      title: 'Single logout',
      lead: (provider: string, brand: string) =>
        `If ${provider} offers single logout, enter this address there. When people sign out at ${provider}, their sessions at ${brand} end, too.`,
    },
  },
  /** The last step of the setup of single sign-on: test and activation. */
  test: {
    title: 'Test and activate',
    lead: (provider: string) =>
      `Sign in once as a test. It doesn’t affect anyone else, and you’ll see what ${provider} sent or what went wrong.`,
    start: 'Test sign-in',
    again: 'Test again',
    none: (provider: string) => `No test yet. You’ll sign in at ${provider} in this window and come back here.`,
    running: (provider: string) => `Waiting for the sign-in at ${provider}.`,
    runningUnscripted: 'Reload this page to see the result.',
    passed: 'The test succeeded',
    passedAs: (provider: string, email: string) => `${provider} signed in ${email}.`,
    failed: 'The test failed',
    trace: 'See the full trace',
    unread: {
      title: (provider: string) => `We couldn’t read the metadata of ${provider}`,
      lead: 'No one can sign in without it. We’ll try again every hour. Correct the address if it’s wrong.',
      again: 'Try again',
      change: 'Change the provider details',
      blocked:
        'We haven’t been able to read the provider’s metadata yet, so single sign-on can’t be activated. Check the address, then test the sign-in.',
    },
    untested: {
      title: 'Activate without a successful test?',
      lead: (brand: string, provider: string, domains: string) =>
        `From then on, people with an email at ${domains} can sign in to ${brand} only through ${provider}. Passwords, email codes and all other ways stop working for them. If something is wrong, none of them can sign in, and neither can you.`,
      leadWithout: (brand: string, provider: string) =>
        `From then on, people can sign in to ${brand} through ${provider}. If something is wrong, their sign-in fails there.`,
      submit: 'Activate anyway',
      keep: 'Back to the test',
    },
    /** The email that is sent with an activation, for an administrator who would have no way in otherwise. */
    wayBack: {
      label: 'Your email (optional)',
      hint: 'We’ll email you a link that opens these settings without a sign-in for 24 hours, in case something is wrong.',
      none: (brand: string) =>
        `If something is wrong afterwards, come back to this portal within an hour and switch single sign-on off. Later, ask ${brand} for a new link.`,
      errors: {
        invalid: 'Enter an email address, such as you@example.com.',
        outside: (domains: string) => `For security, enter an address at ${domains}.`,
      },
    },
    activate: {
      title: 'Switch it on',
      lead: (brand: string, provider: string) =>
        `From then on, people with an email at your domains sign in to ${brand} through ${provider}. Other ways to sign in are turned off for your organization.`,
      noDomain: (provider: string) =>
        `No domain is verified yet, so no one is sent to ${provider} when they enter their email. You can verify one afterwards.`,
      submit: 'Activate single sign-on',
      untested: 'We recommend a successful test first.',
      incomplete: 'Something is missing. Enter the provider’s details first.',
    },
    leaving: {
      title: (provider: string) => `Taking you to ${provider}`,
      lead: 'If nothing happens, use this button.',
      go: (provider: string) => `Continue to ${provider}`,
    },
    errors: {
      notReady: (why: string) => `The test couldn’t start. ${why}`,
    },
  },
}

export type Texts = typeof en
