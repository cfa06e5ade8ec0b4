import { type LogAction, type LogReason, logActions, logReasons } from '#directory-sync/directory-objects/index.ts'

/** As the API says them. */
const actions: Readonly<Record<LogAction, string>> = logActions
const reasons: Readonly<Record<LogReason, string>> = logReasons

/** Directories in the Admin Portal, by page. */
export const en = {
  /** Which attributes of people an application receives, and where a directory has them. */
  attributes: {
    title: 'Attributes',
    lead: (brand: string) =>
      `What ${brand} receives about each person, and where your directory has it. The defaults fit most directories.`,
    none: (brand: string) => `${brand} asks for no attributes beyond names and email.`,
    noPerson: 'Values appear once the first person has been synced.',
    usual: 'Default',
    unmapped: 'Not mapped yet',
    leftOut: 'Left out',
    required: 'Required',
    newest: (value: string) => `Newest person: ${value}`,
    noValue: 'Newest person: no value',
    change: 'Change',
    saved: 'Your changes are saved. People who are already here are updated in the background.',
    edit: {
      title: (name: string) => `Where to find ${name}`,
      lead: 'Where your directory has this attribute, as a path of SCIM attribute names.',
      path: 'Path',
      hint: 'Such as title, name.givenName or addresses[type eq "work"].locality.',
      save: 'Save',
      other: 'Instead of a path',
      reset: (path: string) => `Use the default: ${path}`,
      unmap: 'Remove the mapping',
      leaveOut: 'Leave this attribute out',
      arrived: 'Values of the newest person',
      use: 'Use',
    },
    errors: {
      empty: 'Enter a path.',
      invalid: 'This isn’t a path. Check the dots and brackets.',
    },
  },
  /** The page on which the provider of a directory is chosen. */
  choose: {
    title: 'Choose your directory',
    lead: 'Choose the service in which you manage people and groups. You’ll need administrator access to it.',
    current: (provider: string) => `You’ve started with ${provider}. Choosing another provider discards that setup.`,
    goOn: (provider: string) => `Continue with ${provider}`,
    pulled: 'Synced every 30 minutes',
  },
  log: {
    /** What became of people and groups, and requests that were refused. */
    entries: {
      title: 'Refused requests',
      titlePulled: 'Not synced',
      leadPulled: (provider: string) =>
        `People and groups from ${provider} that couldn’t be synced in the last 90 days, with the reason.`,
      emptyPulled: 'Everything was synced.',
      lead: (provider: string) => `Requests from ${provider} that were refused in the last 90 days, with our response.`,
      empty: 'No requests were refused.',
      unknown: 'Person unknown',
      attributes: 'Attributes:',
      newest: 'Newest',
      older: 'Older',
    },
    actions: actions,
    reasons: reasons,
  },
  /** A directory after its setup: state, people and groups, settings, removal. */
  overview: {
    finish: (provider: string) => `${provider} hasn’t sent a request yet.`,
    finishPulled: (provider: string) => `${provider} hasn’t been read yet.`,
    go: 'Continue setup',
    endpointTitle: 'For your provider',
    endpointLead: (provider: string) => `Where ${provider} sends people and groups.`,
    access: {
      title: 'Access',
      on: (brand: string, organization: string) =>
        `People in this directory become members of ${organization} at ${brand}. People who leave it lose access right away.`,
      onPulled: (brand: string, organization: string) =>
        `People in this directory become members of ${organization} at ${brand}. People who leave it lose access at the next sync.`,
      off: (brand: string) =>
        `${brand} decides who gets access. Being in this directory doesn’t give access by itself.`,
    },
    arrived: 'Received',
    refused: 'Refused requests',
    unstored: 'Not synced',
    settings: 'Settings',
    guide: (provider: string) => `Guide for ${provider}`,
    off: 'Start over',
    reset: 'Reset directory',
    resetLead:
      'Deletes the directory with its people and groups, so that you can connect another one. Members keep their access.',
    confirm: (provider: string) => `Reset the ${provider} directory?`,
    confirmLead: (brand: string) =>
      `Its endpoint and tokens stop working, and its people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
    confirmLeadPulled: (brand: string) =>
      `We no longer read it. Its credentials, people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
    keep: 'Keep it',
  },
  /** People and groups that a directory has sent. */
  people: {
    title: 'People',
    lead: (provider: string) => `Everyone ${provider} has sent.`,
    inGroup: (group: string) => `People in ${group}`,
    search: 'Search by email or name',
    submitSearch: 'Search',
    all: 'Show all',
    empty: 'People appear here as soon as your provider sends them.',
    noMatch: 'No one matches this search.',
    noEmail: 'No email',
    states: { active: 'Active', inactive: 'Inactive', suspended: 'Suspended' },
    next: 'Next page',
    first: 'First page',
    groups: {
      title: 'Groups',
      lead: (provider: string) => `Every group ${provider} has sent, with the number of its members.`,
      search: 'Search by name',
      empty: 'Groups appear here as soon as your provider sends them.',
      noMatch: 'No group matches this search.',
      members: (count: number) => (count === 1 ? 'One member' : `${count} members`),
      role: (role: string) => `Gives the role ${role}`,
      list: 'All groups',
    },
    user: {
      back: 'All people',
      details: 'Details',
      email: 'Email',
      name: 'Name',
      userName: 'User name',
      idpId: 'ID at the provider',
      id: 'ID',
      roles: 'Roles',
      byDefault: (role: string) => `${role} (default)`,
      groups: 'Groups',
      noGroups: 'None',
      attributes: 'Attributes',
      log: 'What happened',
      older: 'Older',
      newest: 'Newest',
      noLog: 'Nothing in the last 90 days.',
    },
  },
  /** Which groups of a directory give roles. */
  roles: {
    title: 'Roles from groups',
    lead: (brand: string, provider: string) => `Give people a role in ${brand} based on their groups in ${provider}.`,
    none: (role: string) =>
      `No group has a role yet, so the directory doesn’t change roles. New members get the default role, ${role}.`,
    others: (role: string) => `People in none of these groups get the default role, ${role}.`,
    priority: 'People in several of them get the role with the highest priority.',
    union: 'People in several of them get all of the roles.',
    list: 'Groups with a role',
    noGroups: 'No groups have arrived yet. Come back when your directory has sent some.',
    group: 'Group',
    role: 'Role',
    add: 'Add',
    remove: 'Remove',
    gives: (group: string, role: string) => `${group} gives the role ${role}`,
    search: 'Find a group',
    submitSearch: 'Search',
    more: 'Only the first 100 groups are listed. Search for the one you need.',
    noMatch: 'No group matches this search.',
    errors: {
      known: 'This group already has this role.',
      group: 'This group is no longer there. Choose another one.',
      role: 'This role is no longer available. Choose another one.',
    },
  },
  /** What the pages of a directory have in common. */
  setup: {
    steps: {
      token: 'Endpoint and token',
      credentials: 'Credentials',
      guide: (provider: string) => `Configure ${provider}`,
      sync: 'First sync',
    },
    back: 'Directory',
    continue: 'Continue',
    otherProvider: 'Choose another provider',
  },
  /** A directory that we read: credentials, syncs, and why one failed. */
  source: {
    title: (provider: string) => `Connect to ${provider}`,
    lead: (provider: string) =>
      `We test the credentials with ${provider} before we save them. We don’t change anything there.`,
    optional: 'Optional',
    file: 'Choose the JSON file',
    keyHint: 'The JSON file from Google, or its contents.',
    keyKept: (account: string) => `The key of ${account} is saved. Leave this empty to keep it.`,
    apiKeyKept: 'A key is saved. Leave this empty to keep it.',
    adminHint: 'We read the directory on behalf of this person.',
    groups: 'Only these groups',
    groupsHint: 'One group email per line. We only sync people in these groups. Leave this empty to sync everyone.',
    companyHint: 'The first part of your address: northwind in northwind.bamboohr.com.',
    /** In development alone: a server that stands in for the provider. */
    baseUrl: 'Custom address (development only)',
    submit: 'Check and continue',
    save: 'Check and save',
    saved: 'The credentials work and are saved. A sync is starting.',
    errors: {
      required: 'Enter a value.',
      keyRequired: 'Choose the JSON file, or paste its contents.',
      key: 'This isn’t the key of a service account. Choose the JSON file that you downloaded when you created the key.',
      email: 'Enter an email address, such as admin@example.com.',
      groups: 'Enter up to 100 different groups, one per line.',
      company: 'Enter only the first part of the address: letters, digits and hyphens.',
      baseUrl: 'This address can’t be used.',
    },
    /** Why a provider could not be read. */
    causes: {
      credentials_refused: (provider: string) => `${provider} rejected the credentials.`,
      throttled: (provider: string) => `${provider} received too many requests. Try again in a few minutes.`,
      unreachable: (provider: string) => `${provider} couldn’t be reached. Try again in a few minutes.`,
      unexpected_answer: (provider: string) => `${provider} sent a response that we don’t understand.`,
      group_not_found: (provider: string) => `${provider} has no group with one of the emails you entered.`,
      nothing_there: (provider: string) =>
        `${provider} returned no people. Check what the account is allowed to see. No one was removed.`,
    },
    /** What to do where the provider refuses, by what it says. */
    cures: {
      scopes:
        'The account isn’t allowed to read yet. Enter its Unique ID and the scopes in the Admin console, or wait a few minutes.',
      user: 'Your Google Workspace has no user with this email.',
      key: 'Google doesn’t recognize this key. It may have been deleted. Create another one.',
      api: 'The Admin SDK API isn’t turned on in the service account’s project. Turn it on, then wait a few minutes.',
      admin:
        'This person isn’t allowed to read users and groups. Choose a super administrator, or give them a role that is.',
      company: 'BambooHR rejected this key for this company. Check both, and what the key’s user is allowed to see.',
    },
    says: (provider: string, words: string) => `${provider} says: ${words}`,
    run: {
      title: 'Sync',
      running: 'Reading now',
      soon: 'Starts in a moment',
      last: 'Last run',
      failed: 'Failed',
      none: 'Not yet',
      next: 'Next run',
      people: 'People',
      groups: 'Groups',
      read: (n: string) => `${n} read`,
      created: (n: string) => `${n} new`,
      updated: (n: string) => `${n} changed`,
      deleted: (n: string) => `${n} removed`,
      refused: (n: string) => `${n} not synced`,
      unchanged: 'Nothing has changed since the previous run.',
      now: 'Sync now',
    },
    reading: (provider: string) => `Reading ${provider}`,
    readingLead:
      'The credentials work. The first run reads all people and groups. For a large company, that takes a few minutes.',
    unread: (provider: string) => `${provider} couldn’t be read`,
    unreadLead: 'No one was removed. We’ll retry automatically. You can also change the credentials.',
    connectedLead: 'We read it every 30 minutes. You can leave this page.',
    change: 'Change credentials',
  },
  /** Whether a directory has connected, and how much it has sent. */
  sync: {
    states: {
      unlinked: 'Waiting',
      validating: 'First sync running',
      linked: 'Connected',
      invalid_credentials: 'Credentials refused',
    },
    waiting: (provider: string) => `Waiting for ${provider}`,
    waitingLead:
      'Start provisioning at your provider. Its first request connects the directory; some providers take up to 40 minutes.',
    watching: 'This page updates automatically.',
    again: 'Check again',
    connected: (provider: string) => `${provider} is connected`,
    connectedLead: 'People and groups arrive as your provider sends them. You can leave this page.',
    people: 'People',
    groups: 'Groups',
    lastSynced: 'Last synced',
    never: 'Not yet',
    refused: 'Your provider’s last request was refused.',
    why: 'See why',
    next: 'What’s next',
    finish: 'Finish',
  },
  /** The endpoint of a directory and its tokens. */
  token: {
    lead: (provider: string) => `${provider} sends people and groups to this endpoint, and authenticates with a token.`,
    endpoint: 'Endpoint',
    token: 'Token',
    once: 'Copy the token now. You won’t see it again.',
    tokens: 'Tokens',
    none: (provider: string) => `There’s no token, so ${provider} can’t connect.`,
    ending: (suffix: string) => `Ends in ${suffix}`,
    created: 'Created',
    used: 'Last used',
    unused: 'Not used yet',
    hidden: 'Tokens can’t be shown again. If you’ve lost one, create another.',
    replace: 'To replace a token without a gap, create a second one, enter it at your provider, then revoke the first.',
    full: 'A directory can have two tokens. Revoke one to create another.',
    create: 'Create token',
    revoke: 'Revoke',
    revoked: 'The token is revoked.',
    confirm: {
      title: (suffix: string) => `Revoke the token that ends in ${suffix}?`,
      lead: (provider: string) => `${provider} can no longer use it. We’ll refuse requests with it.`,
      keep: 'Keep it',
    },
  },
}

export type Texts = typeof en
