import { type LogAction, type LogReason, logActions, logReasons } from '#directory-sync/directory-objects/index.ts'

/** As the API says them. */
const actions: Readonly<Record<LogAction, string>> = logActions
const reasons: Readonly<Record<LogReason, string>> = logReasons

/** Directories in the Admin Portal, by page. */
export const en = {
  /** Which attributes an application receives of people, and where a directory has them. */
  attributes: {
    title: 'Attributes',
    lead: (brand: string) =>
      `What ${brand} receives of each person, and where your directory has it. The usual places fit most directories.`,
    none: (brand: string) => `${brand} asks for no attributes beyond names and email.`,
    noPerson: 'Values appear as soon as the first person has arrived.',
    usual: 'Usual place',
    unmapped: 'No place yet',
    leftOut: 'Left out',
    required: 'Required',
    newest: (value: string) => `Newest person: ${value}`,
    noValue: 'Newest person: no value',
    change: 'Change',
    saved: 'Your changes are saved. People who are here already follow in the background.',
    edit: {
      title: (name: string) => `Place of ${name}`,
      lead: 'Where your directory has this attribute. The path goes through the names of SCIM.',
      path: 'Path',
      hint: 'Such as title, name.givenName or addresses[type eq "work"].locality.',
      save: 'Save',
      other: 'Instead of a path',
      reset: (path: string) => `Use the usual place: ${path}`,
      unmap: 'Use no place',
      leaveOut: 'Leave this attribute out',
      arrived: 'What the newest person has',
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
    lead: 'Select the service in which you manage people and groups. You’ll need an administrator’s access to it.',
    current: (provider: string) => `You’ve started with ${provider}. Choosing another provider ends that setup.`,
    goOn: (provider: string) => `Continue with ${provider}`,
    pulled: 'Read every half hour',
  },
  log: {
    /** What became of people and groups, and requests that were refused. */
    entries: {
      title: 'Refused requests',
      titlePulled: 'Not taken over',
      leadPulled: (provider: string) =>
        `People and groups of ${provider} that couldn’t be taken over in the last 90 days, with the reason.`,
      emptyPulled: 'Everything was taken over.',
      lead: (provider: string) =>
        `Requests of ${provider} in the last 90 days that were refused, with the answer it got.`,
      empty: 'No request was refused.',
      unknown: 'Person unknown',
      attributes: 'Attributes:',
      newest: 'Newest',
      older: 'Older',
    },
    actions: actions,
    reasons: reasons,
  },
  /** A directory that is set up: its state, what arrived, its settings, and its end. */
  overview: {
    finish: (provider: string) => `${provider} hasn’t sent a request yet.`,
    finishPulled: (provider: string) => `${provider} hasn’t been read yet.`,
    go: 'Continue setup',
    endpointTitle: 'For your provider',
    endpointLead: (provider: string) => `Where ${provider} sends people and groups.`,
    access: {
      title: 'Access',
      on: (brand: string, organization: string) =>
        `People in this directory become members of ${organization} at ${brand}. Whoever leaves it loses access at once.`,
      onPulled: (brand: string, organization: string) =>
        `People in this directory become members of ${organization} at ${brand}. Whoever leaves it loses access with the next sync.`,
      off: (brand: string) => `${brand} decides who gets access. Being in this directory gives none by itself.`,
    },
    arrived: 'What arrived',
    refused: 'Refused requests',
    unstored: 'Not taken over',
    settings: 'Settings',
    guide: (provider: string) => `Guide for ${provider}`,
    off: 'Start over',
    reset: 'Reset directory',
    resetLead:
      'Deletes the directory with its people and groups, so that you can connect another one. Members keep their access.',
    confirm: (provider: string) => `Reset the directory of ${provider}?`,
    confirmLead: (brand: string) =>
      `Its endpoint and tokens stop working, and its people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
    confirmLeadPulled: (brand: string) =>
      `We no longer read it. Its credentials, people, groups and settings are deleted. Members at ${brand} stay members and can still sign in. This can’t be undone.`,
    keep: 'Keep it',
  },
  /** People and groups that a directory has sent. */
  people: {
    title: 'People',
    lead: (provider: string) => `Everybody ${provider} has sent.`,
    inGroup: (group: string) => `People in ${group}`,
    search: 'Search by email or name',
    submitSearch: 'Search',
    all: 'Show all',
    empty: 'People appear here as soon as your provider sends them.',
    noMatch: 'Nobody matches this search.',
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
    lead: (brand: string, provider: string) => `Give people a role at ${brand} by their groups in ${provider}.`,
    none: (role: string) =>
      `No group has a role yet, so the directory leaves roles alone. New members get the default role, ${role}.`,
    others: (role: string) => `People in none of these groups get the default role, ${role}.`,
    priority: 'Whoever is in several of them gets the role that comes first by priority.',
    union: 'Whoever is in several of them gets all their roles.',
    list: 'Groups with a role',
    noGroups: 'No groups have arrived yet. Come back when your directory has sent some.',
    group: 'Group',
    role: 'Role',
    add: 'Add',
    remove: 'Remove',
    gives: (group: string, role: string) => `${group} gives the role ${role}`,
    search: 'Find a group',
    submitSearch: 'Search',
    more: 'Only the first 100 groups can be chosen. Search for the one you need.',
    noMatch: 'No group matches this search.',
    errors: {
      known: 'This group has this role already.',
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
  /** How a directory is read that does not come to us: its credentials, its runs, and why one failed. */
  source: {
    title: (provider: string) => `Let us read ${provider}`,
    lead: (provider: string) => `We try the credentials at ${provider} before we save them. Nothing is changed there.`,
    optional: 'optional',
    file: 'Choose the JSON file',
    keyHint: 'The file that Google gave, or what’s in it.',
    keyKept: (account: string) => `The key of ${account} is saved. Leave this empty to keep it.`,
    apiKeyKept: 'A key is saved. Leave this empty to keep it.',
    adminHint: 'We read in the name of this person.',
    groups: 'Only these groups',
    groupsHint: 'One group email a line. Only people in these groups are read. Leave it empty to read everybody.',
    companyHint: 'The first part of your address: northwind of northwind.bamboohr.com.',
    /** In development alone: a server that stands in for the provider. */
    baseUrl: 'Another address (development only)',
    submit: 'Check and continue',
    save: 'Check and save',
    saved: 'The credentials work and are saved. A sync begins.',
    errors: {
      required: 'Enter a value.',
      keyRequired: 'Choose the JSON file, or paste what’s in it.',
      key: 'This isn’t the key of a service account. Choose the JSON file that Google gave when you created the key.',
      email: 'Enter an email address, such as admin@example.com.',
      groups: 'Enter at most 100 groups, one a line, each once.',
      company: 'Enter only the first part of the address: letters, digits and hyphens.',
      baseUrl: 'This address can’t be used.',
    },
    /** Why a provider could not be read. */
    causes: {
      credentials_refused: (provider: string) => `${provider} refuses the credentials.`,
      throttled: (provider: string) => `${provider} was asked too often. Try again in a few minutes.`,
      unreachable: (provider: string) => `${provider} couldn’t be reached. Try again in a few minutes.`,
      unexpected_answer: (provider: string) => `${provider} gave an answer that we don’t understand.`,
      group_not_found: (provider: string) => `${provider} has no group with an email that you entered.`,
      nothing_there: (provider: string) =>
        `${provider} shows us nobody. Check what the account may see. Nobody was removed.`,
    },
    /** What to do where the provider refuses, by what it says. */
    cures: {
      scopes:
        'The account may not read yet. Enter its Unique ID and the scopes in the Admin console, or wait a few minutes.',
      user: 'Your Google Workspace has no user with this email.',
      key: 'Google doesn’t know this key. It may have been deleted: create another one.',
      api: 'The Admin SDK API isn’t on in the project of the service account. Enable it, and wait a few minutes.',
      admin: 'This person may not read users and groups. Choose a super administrator, or give them a role that may.',
      company: 'BambooHR refuses this key for this company. Check both, and what the user of the key may see.',
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
      refused: (n: string) => `${n} not taken over`,
      unchanged: 'Nothing has changed since the run before.',
      now: 'Sync now',
    },
    reading: (provider: string) => `Reading ${provider}`,
    readingLead:
      'The credentials work. The first run reads everybody and all groups; a large company takes some minutes.',
    unread: (provider: string) => `${provider} couldn’t be read`,
    unreadLead: 'Nobody was removed. We try again by ourselves; you can also change the credentials.',
    connectedLead: 'We read it every half hour. You can leave this page.',
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
    watching: 'This page updates by itself.',
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
    lead: (provider: string) =>
      `${provider} sends people and groups to this endpoint, and proves who it is with a token.`,
    endpoint: 'Endpoint',
    token: 'Token',
    once: 'Copy the token now. It’s shown only here, and only once.',
    tokens: 'Tokens',
    none: (provider: string) => `There’s no token, so ${provider} can’t connect.`,
    ending: (suffix: string) => `Ends in ${suffix}`,
    created: 'Created',
    used: 'Last used',
    unused: 'Not used yet',
    hidden: 'Tokens can’t be shown again. If you’ve lost one, create another.',
    replace: 'To replace a token without a gap, create a second one, enter it at your provider, then revoke the first.',
    full: 'A directory has two tokens at most. Revoke one to create another.',
    create: 'Create token',
    revoke: 'Revoke',
    revoked: 'The token is revoked.',
    confirm: {
      title: (suffix: string) => `Revoke the token that ends in ${suffix}?`,
      lead: (provider: string) => `${provider} can’t use it any more. Requests with it are refused from now on.`,
      keep: 'Keep it',
    },
  },
}

export type Texts = typeof en
