import type { Guide, Provider } from '../guide.ts'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const saml: Guide = {
  connectionType: 'ADFSSAML',
  protocol: 'saml',
  console: 'AD FS Management console',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
    groups: 'http://schemas.xmlsoap.org/claims/Group',
  },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Add Relying Party Trust Wizard',
      actions: [
        { do: 'open', path: ['Relying Party Trusts'] },
        { do: 'press', button: 'Add Relying Party Trust' },
        { do: 'choose', option: 'Claims aware' },
        { do: 'press', button: 'Start' },
        { do: 'choose', option: 'Import data about the relying party published online or on a local network' },
        { do: 'paste', field: 'Federation metadata address (host name or URL)', value: 'metadataUrl' },
        { do: 'press', button: 'Next' },
        { do: 'name', field: 'Display name' },
      ],
      notes: [({ providers }) => providers.adFs.fromFile],
    },
    {
      subject: 'assign_people',
      form: 'Choose Access Control Policy',
      actions: [
        { do: 'choose', in: 'Choose an access control policy', option: 'Permit everyone' },
        { do: 'press', button: 'Close' },
      ],
    },
    {
      subject: 'map_attributes',
      form: 'Add Transform Claim Rule Wizard',
      actions: [
        { do: 'press', button: 'Edit Claim Issuance Policy' },
        { do: 'press', button: 'Add Rule' },
        { do: 'choose', in: 'Claim rule template', option: 'Send LDAP Attributes as Claims' },
        { do: 'fill', field: 'Claim rule name', text: 'Attributes' },
        { do: 'choose', in: 'Attribute store', option: 'Active Directory' },
        {
          do: 'map',
          headings: { theirs: 'LDAP Attribute', ours: 'Outgoing Claim Type' },
          from: { id: 'objectGUID', email: 'E-Mail-Addresses', firstName: 'Given-Name', lastName: 'Surname' },
          shown: { id: 'Name ID', email: 'E-Mail Address', firstName: 'Given Name', lastName: 'Surname' },
        },
        { do: 'press', button: 'Finish' },
      ],
      notes: [({ providers }) => providers.adFs.typed],
    },
    {
      subject: 'add_groups',
      actions: [
        {
          do: 'map',
          headings: { theirs: 'LDAP Attribute', ours: 'Outgoing Claim Type' },
          from: { groups: 'Token-Groups - Unqualified Names' },
          shown: { groups: 'Group' },
        },
      ],
    },
    {
      subject: 'give_back',
      actions: [
        {
          do: 'compose',
          as: 'idp_metadata_url',
          pattern: 'https://<your AD FS server>/FederationMetadata/2007-06/FederationMetadata.xml',
        },
      ],
    },
  ],
}

export const adFs: Provider = { slug: 'ad-fs', name: 'AD FS', glyph: 'server', guides: [saml] }
