/** The certificates of a provider, and how one replaces another. */
export const en = {
  title: 'Certificates',
  lead: (provider: string) =>
    `${provider} signs every sign-in with a certificate. Add the new one before the old one expires: both work in the meantime.`,
  fromMetadata: (provider: string) =>
    `They are read from the metadata of ${provider} about every hour, so a renewed certificate is accepted by itself.`,
  readNow: 'Read the metadata now',
  read: 'The metadata was read.',
  none: 'No certificate yet.',
  expires: (date: string) => `Expires ${date}`,
  expired: (date: string) => `Expired ${date}`,
  soon: 'Expires soon',
  valid: 'Valid',
  ended: 'Expired',
  weak: 'Too weak',
  ignored: (provider: string) =>
    `The metadata of ${provider} also has certificates whose keys are too weak. They’re left out: sign-ins that are signed with them are refused.`,
  fingerprint: 'SHA-256 fingerprint',
  remove: 'Remove',
  add: {
    title: 'Add a certificate',
    label: 'Certificate',
    hint: (provider: string) =>
      `In PEM, as ${provider} shows or downloads it. It begins with -----BEGIN CERTIFICATE-----`,
    file: 'Choose a file',
    submit: 'Add certificate',
  },
  added: (provider: string) => `The certificate was added. Remove the old one once ${provider} uses the new one.`,
  noConnection: 'There’s no SAML connection whose certificates could be renewed.',
  errors: {
    required: 'Paste the certificate.',
    refused: (why: string) => `This can’t be used. The cause: ${why}`,
    many: 'There are ten certificates already. Remove one first.',
  },
}

export type Texts = typeof en
