/** The form for what an identity provider says of itself. */
export const en = {
  title: (provider: string) => `Enter the details of ${provider}`,
  lead: {
    metadata_url:
      'Paste the address of the metadata. We read it regularly, so a new certificate never interrupts sign-ins.',
    metadata_file: 'Upload the metadata file, or paste what’s in it.',
    manual: 'Enter the three values one by one. You’ll have to add a new certificate yourself before this one expires.',
    client: 'Enter the details of the application that you created.',
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
    label: 'How we authenticate at the provider',
    hint: 'Leave this as it is, unless the provider refuses the client.',
    options: {
      announced: 'As the provider announces',
      header: 'Secret in the header',
      body: 'Secret in the body',
      signature: 'Signature with our key',
    },
    signatureHint: 'Only needed for signatures: give the provider this address, and leave the client secret empty.',
  },
  errors: {
    required: 'Enter a value.',
    refused: (why: string) => `This can’t be used. The cause: ${why}`,
    conflict: 'Somebody changed these details at the same moment. Check them and save again.',
  },
}

export type Texts = typeof en
