import type { Guide, Provider } from '../guide.ts'
import { createEntraApplication } from '../shared-steps.ts'
import { standardClaims } from './attributes.ts'

const console = 'Microsoft Entra admin center'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const saml: Guide = {
  connectionType: 'AzureSAML',
  protocol: 'saml',
  console,
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    id: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
    groups: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
  },
  sendsGroups: true,
  steps: [
    createEntraApplication,
    {
      subject: 'enter_addresses',
      form: 'Basic SAML Configuration',
      actions: [
        { do: 'open', path: ['Single sign-on', 'SAML'] },
        { do: 'press', button: 'Edit' },
        { do: 'paste', field: 'Identifier (Entity ID)', value: 'spEntityId' },
        { do: 'paste', field: 'Reply URL (Assertion Consumer Service URL)', value: 'acsUrl' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Single sign-on', 'Attributes & Claims'] },
        {
          do: 'check',
          headings: { ours: 'Claim name', theirs: 'Value' },
          from: {
            email: 'user.mail',
            firstName: 'user.givenname',
            lastName: 'user.surname',
          },
        },
      ],
      notes: [({ providers }) => providers.entraId.defaultsServe],
    },
    {
      subject: 'add_groups',
      form: 'Group Claims',
      actions: [
        { do: 'open', path: ['Attributes & Claims', 'Edit', 'Add a group claim'] },
        {
          do: 'choose',
          in: 'Which groups associated with the user should be returned in the claim?',
          option: 'Groups assigned to the application',
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ providers }) => providers.entraId.groupIds],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Users and groups'] },
        { do: 'press', button: 'Add user/group' },
        { do: 'assign' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'give_back',
      form: 'SAML Certificates',
      actions: [
        { do: 'open', path: ['Single sign-on', 'SAML Certificates'] },
        { do: 'copy', label: 'App Federation Metadata Url', as: 'idp_metadata_url' },
      ],
    },
  ],
}

const oidc: Guide = {
  connectionType: 'EntraIdOIDC',
  protocol: 'oidc',
  console,
  asks: ['client'],
  attributes: standardClaims,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Register an application',
      actions: [
        { do: 'open', path: ['App registrations'] },
        { do: 'press', button: 'New registration' },
        { do: 'name', field: 'Name' },
        { do: 'choose', in: 'Supported account types', option: 'Single tenant' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Redirect URI (optional)',
      actions: [
        { do: 'choose', in: 'Select a platform', option: 'Web' },
        { do: 'paste', field: 'Redirect URI (optional)', value: 'redirectUri' },
        { do: 'press', button: 'Register' },
      ],
    },
    {
      subject: 'map_attributes',
      form: 'Add optional claim',
      actions: [
        { do: 'open', path: ['Token configuration', 'Add optional claim'] },
        { do: 'choose', in: 'Token type', option: 'ID' },
        { do: 'turn_on', option: 'email' },
        { do: 'turn_on', option: 'family_name' },
        { do: 'turn_on', option: 'given_name' },
        { do: 'press', button: 'Add' },
      ],
      notes: [({ providers }) => providers.entraId.graphPermission],
    },
    {
      subject: 'add_groups',
      form: 'Edit groups claim',
      actions: [
        { do: 'open', path: ['Token configuration', 'Add groups claim'] },
        { do: 'turn_on', option: 'Groups assigned to the application' },
        { do: 'press', button: 'Add' },
      ],
      notes: [({ providers }) => providers.entraId.groupIds],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Enterprise applications', 'All applications'] },
        { do: 'say', text: ({ providers }) => providers.common.openApplication },
        { do: 'open', path: ['Users and groups', 'Add user/group'] },
        { do: 'assign' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'give_back',
      form: 'App registrations',
      actions: [
        { do: 'open', path: ['App registrations', 'Overview'] },
        { do: 'copy', label: 'Application (client) ID', as: 'client_id' },
        { do: 'press', button: 'Endpoints' },
        { do: 'copy', label: 'OpenID Connect metadata document', as: 'discovery_endpoint' },
        { do: 'open', path: ['Certificates & secrets', 'New client secret'] },
        { do: 'press', button: 'Add' },
        { do: 'copy', label: 'Value', as: 'client_secret' },
      ],
      notes: [({ providers }) => providers.common.secretShownOnce],
    },
  ],
}

export const entraId: Provider = {
  slug: 'entra-id',
  name: 'Microsoft Entra ID',
  glyph: 'briefcase',
  guides: [saml, oidc],
}
