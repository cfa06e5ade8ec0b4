import type { Guide, Provider } from '../guide.ts'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const saml: Guide = {
  connectionType: 'Auth0SAML',
  protocol: 'saml',
  console: 'Auth0 dashboard',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    id: `${claims}/nameidentifier`,
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
  },
  sendsGroups: false,
  steps: [
    {
      subject: 'create_application',
      form: 'Create application',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Create Application' },
        { do: 'name', field: 'Name' },
        { do: 'choose', option: 'Regular Web Applications' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Addon: SAML2 Web App',
      actions: [
        { do: 'open', path: ['Addons', 'SAML2 Web App', 'Settings'] },
        { do: 'paste', field: 'Application Callback URL', value: 'acsUrl' },
        { do: 'paste', field: 'Settings', value: settings },
        { do: 'press', button: 'Enable' },
      ],
      notes: [({ providers }) => providers.auth0.sha256, ({ providers }) => providers.auth0.defaultsServe],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Connections'] },
        { do: 'say', text: ({ providers }) => providers.auth0.connections },
      ],
    },
    {
      subject: 'give_back',
      form: 'Endpoints',
      actions: [
        { do: 'open', path: ['Settings', 'Advanced Settings', 'Endpoints'] },
        { do: 'copy', label: 'SAML Metadata URL', as: 'idp_metadata_url' },
      ],
    },
  ],
}

function settings({ spEntityId }: { spEntityId: string }): string {
  const members = { audience: spEntityId, signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256' }
  return JSON.stringify(members, null, 2)
}

export const auth0: Provider = { slug: 'auth0', name: 'Auth0', glyph: 'cloud', guides: [saml] }
