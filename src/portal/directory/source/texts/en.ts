/** How a directory is read that does not come to us: its credentials, its runs, and why one failed. */
export const en = {
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
}

export type Texts = typeof en
