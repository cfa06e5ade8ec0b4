/** The encryption key that an organization brings: its set-up, state and end. */
export const en = {
  choose: {
    title: 'Bring your own encryption key',
    lead: (brand: string) =>
      `Secrets that ${brand} keeps for your company are encrypted with a key that stays in your cloud. If you take the key away, nobody can read them.`,
    where: 'Where is your key?',
    detail: {
      AWS_KMS: 'Amazon Web Services',
      GCP_KMS: 'Google Cloud',
      AZURE_KEY_VAULT: 'Microsoft Azure',
    },
  },
  setup: {
    title: (service: string) => `Use a key of ${service}`,
    lead: 'Do these steps there, then enter the details. We encrypt something with the key and decrypt it again before we use it.',
    details: 'Details',
    submit: 'Check and use this key',
    other: 'Another service',
  },
  title: 'Your encryption key',
  states: {
    good: 'In use',
    bad: 'Can’t be used',
  },
  words: {
    good: (brand: string) => `Secrets that ${brand} keeps for your company are encrypted with this key.`,
    bad: (brand: string) => `${brand} can’t read the secrets of your company until the key works again.`,
  },
  facts: {
    title: 'Key',
    service: 'Service',
    verified: 'Last check that succeeded',
    since: 'In use since',
  },
  verify: 'Check the key',
  used: 'Setup is complete: the key encrypted something and decrypted it again. It’s in use from now on.',
  verified: 'The key works: it encrypted something and decrypted it again.',
  unusable: (service: string, words: string) =>
    `The key couldn’t encrypt something and decrypt it again, so nothing was changed. ${service} says: ${words}`,
  former: 'Your current key can’t be used, and it’s needed to change over. Let us use it once more, then try again.',
  busy: 'The key is being changed at this moment. Try again.',
  says: (service: string, words: string) => `${service} says: ${words}`,
  settings: {
    title: 'Settings',
    change: 'Change key or credentials',
    changeLead: 'Everything that’s encrypted moves to the new key at once.',
  },
  remove: {
    title: 'Stop using this key',
    row: (brand: string) => `Secrets go back to a key of ${brand}, or are lost if you choose so.`,
    confirm: (service: string) => `Stop using the key of ${service}?`,
    lead: (brand: string) =>
      `Secrets of your company are kept, and encrypted with a key of ${brand} from now on. Your key is needed once more for that, so remove our access only afterwards.`,
    submit: 'Stop using it',
    keep: 'Keep it',
    destroy: {
      title: 'Destroy the secrets instead',
      lead: (name: string) =>
        `Works without the key. Everything that’s encrypted with it can never be read again, by anybody. To confirm, enter ${name}.`,
      field: 'Name of your organization',
      submit: 'Destroy the secrets',
      wrong: (name: string) => `Enter ${name}, exactly as it stands here.`,
    },
  },
}

export type Texts = typeof en
