import type { Guide, Provider, Step } from '../guide.ts'
import { standardClaims, usualAttributes } from './attributes.ts'

const console = 'Okta Admin Console'

const assignPeople: Step = {
  subject: 'assign_people',
  actions: [{ do: 'open', path: ['Assignments'] }, { do: 'press', button: 'Assign' }, { do: 'assign' }],
}

const saml: Guide = {
  connectionType: 'OktaSAML',
  protocol: 'saml',
  console,
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create SAML Integration',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Create App Integration' },
        { do: 'choose', in: 'Sign-in method', option: 'SAML 2.0' },
        { do: 'press', button: 'Next' },
        { do: 'name', field: 'App name' },
        { do: 'press', button: 'Next' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'SAML Settings',
      actions: [
        { do: 'paste', field: 'Single sign-on URL', value: 'acsUrl' },
        { do: 'paste', field: 'Audience URI (SP Entity ID)', value: 'spEntityId' },
        { do: 'press', button: 'Next' },
        { do: 'press', button: 'Finish' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Sign On', 'Attribute statements'] },
        { do: 'press', button: 'Show legacy configuration' },
        { do: 'open', path: ['Profile attribute statements', 'Edit'] },
        {
          do: 'map',
          headings: { ours: 'Name', theirs: 'Value' },
          from: { id: 'user.id', email: 'user.email', firstName: 'user.firstName', lastName: 'user.lastName' },
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ providers }) => providers.okta.formerPlace],
    },
    {
      subject: 'add_groups',
      form: 'Group attribute statements',
      actions: [
        { do: 'fill', field: 'Name', text: 'groups' },
        { do: 'choose', in: 'Filter', option: 'Matches regex' },
        { do: 'fill', field: 'Value', text: '.*' },
        { do: 'press', button: 'Save' },
      ],
    },
    assignPeople,
    {
      subject: 'give_back',
      form: 'Sign On',
      actions: [
        { do: 'open', path: ['Sign On'] },
        { do: 'copy', label: 'Metadata URL', as: 'idp_metadata_url' },
      ],
    },
  ],
}

const oidc: Guide = {
  connectionType: 'OktaOIDC',
  protocol: 'oidc',
  console,
  asks: ['client'],
  attributes: standardClaims,
  sendsGroups: true,
  scopes: ['groups'],
  steps: [
    {
      subject: 'create_application',
      form: 'Create a new app integration',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Create App Integration' },
        { do: 'choose', in: 'Sign-in method', option: 'OIDC - OpenID Connect' },
        { do: 'choose', in: 'Application type', option: 'Web Application' },
        { do: 'press', button: 'Next' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'New Web App Integration',
      actions: [
        { do: 'name', field: 'App integration name' },
        { do: 'paste', field: 'Sign-in redirect URIs', value: 'redirectUri' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Group Claims',
      actions: [
        { do: 'open', path: ['Sign On', 'Token claims'] },
        { do: 'press', button: 'Show legacy configuration' },
        { do: 'open', path: ['Group Claims', 'Edit'] },
        { do: 'choose', in: 'Groups claim type', option: 'Filter' },
        { do: 'fill', field: 'Groups claim filter', text: 'groups' },
        { do: 'choose', in: 'Filter', option: 'Matches regex' },
        { do: 'fill', field: 'Value', text: '.*' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ providers }) => providers.okta.formerGroupsPlace],
    },
    assignPeople,
    {
      subject: 'give_back',
      form: 'Client Credentials',
      actions: [
        { do: 'open', path: ['General', 'Client Credentials'] },
        { do: 'copy', label: 'Client ID', as: 'client_id' },
        { do: 'copy', label: 'Client secret', as: 'client_secret' },
        {
          do: 'compose',
          as: 'discovery_endpoint',
          pattern: 'https://<your Okta domain>/.well-known/openid-configuration',
        },
      ],
    },
  ],
}

export const okta: Provider = { slug: 'okta', name: 'Okta', glyph: 'cloud', guides: [saml, oidc] }
