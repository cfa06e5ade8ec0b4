import type { Guide, Provider } from '../guide.ts'

const saml: Guide = {
  connectionType: 'GoogleSAML',
  protocol: 'saml',
  console: 'Google Admin console',
  asks: ['metadata_file', 'manual'],
  attributes: { email: 'email', firstName: 'firstName', lastName: 'lastName', groups: 'groups' },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'App details',
      actions: [
        { do: 'open', path: ['Apps', 'Web and mobile apps'] },
        { do: 'open', path: ['Add app', 'Add custom SAML app'] },
        { do: 'name', field: 'App name' },
        { do: 'press', button: 'Continue' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Google Identity Provider details',
      actions: [
        { do: 'download', label: 'Download metadata', as: 'idp_metadata_xml' },
        { do: 'press', button: 'Continue' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Service provider details',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'choose', in: 'Name ID format', option: 'EMAIL' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [({ providers }) => providers.google.leaveUnsigned],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { theirs: 'Google Directory attributes', ours: 'App attributes' },
          from: { email: 'Primary email', firstName: 'First name', lastName: 'Last name' },
        },
      ],
      notes: [({ providers }) => providers.common.nameIdServes],
    },
    {
      subject: 'add_groups',
      form: 'Group membership (optional)',
      actions: [
        { do: 'say', text: ({ providers }) => providers.google.addMapping },
        { do: 'fill', field: 'App attribute', text: 'groups' },
      ],
      notes: [({ providers }) => providers.google.chosenGroups],
    },
    {
      subject: 'assign_people',
      form: 'Service status',
      actions: [
        { do: 'press', button: 'Finish' },
        { do: 'open', path: ['User access'] },
        { do: 'choose', option: 'ON for everyone' },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}

const discovery = 'https://accounts.google.com/.well-known/openid-configuration'

const oidc: Guide = {
  connectionType: 'GoogleOIDC',
  protocol: 'oidc',
  console: 'Google Cloud console',
  asks: ['client'],
  attributes: { id: 'sub', email: 'email', firstName: 'given_name', lastName: 'family_name' },
  sendsGroups: false,
  known: { discovery_endpoint: discovery },
  steps: [
    {
      subject: 'create_application',
      form: 'Create OAuth client ID',
      actions: [
        { do: 'open', path: ['APIs & Services', 'Credentials'] },
        { do: 'open', path: ['Create credentials', 'OAuth client ID'] },
        { do: 'choose', in: 'Application type', option: 'Web application' },
        { do: 'name', field: 'Name' },
      ],
      notes: [({ providers }) => providers.google.internalOnly],
    },
    {
      subject: 'enter_addresses',
      form: 'Authorized redirect URIs',
      actions: [
        { do: 'open', path: ['Authorized redirect URIs', 'Add URI'] },
        { do: 'paste', field: 'URIs 1', value: 'redirectUri' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'give_back',
      form: 'OAuth client created',
      actions: [
        { do: 'copy', label: 'Client ID', as: 'client_id' },
        { do: 'copy', label: 'Client secret', as: 'client_secret' },
        { do: 'compose', as: 'discovery_endpoint', pattern: discovery },
      ],
      notes: [
        ({ providers }) => providers.common.secretShownOnce,
        ({ providers }) => providers.common.standardClaimsServe,
        ({ providers }) => providers.google.noGroups,
      ],
    },
  ],
}

export const google: Provider = { slug: 'google', name: 'Google Workspace', glyph: 'briefcase', guides: [saml, oidc] }
