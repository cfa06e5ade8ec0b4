import type { Guide, Provider } from '../guide.ts'

const saml: Guide = {
  connectionType: 'CloudflareSAML',
  protocol: 'saml',
  console: 'Cloudflare Zero Trust dashboard',
  asks: ['manual', 'metadata_url'],
  attributes: { email: 'email', firstName: 'firstName', lastName: 'lastName' },
  sendsGroups: false,
  steps: [
    {
      subject: 'create_application',
      form: 'Add an application',
      actions: [
        { do: 'open', path: ['Access controls', 'Applications'] },
        { do: 'press', button: 'Create new application' },
        { do: 'choose', option: 'SaaS application' },
        { do: 'name', field: 'Application' },
        { do: 'choose', option: 'SAML' },
        { do: 'press', button: 'Add application' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Basic information',
      actions: [
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'paste', field: 'Assertion Consumer Service URL', value: 'acsUrl' },
        { do: 'choose', in: 'Name ID format', option: 'Unique ID' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['SAML attribute statements'] },
        {
          do: 'map',
          headings: { ours: 'Name', theirs: 'IdP attribute' },
          from: { email: 'email', firstName: 'given_name', lastName: 'family_name' },
        },
      ],
      notes: [
        ({ providers }) => providers.common.nameIdServes,
        ({ providers }) => providers.cloudflare.yourNames,
        ({ providers }) => providers.cloudflare.noGroups,
      ],
    },
    {
      subject: 'give_back',
      form: 'Basic information',
      actions: [
        { do: 'copy', label: 'SSO endpoint', as: 'idp_sso_url' },
        { do: 'copy', label: 'Access Entity ID or Issuer', as: 'idp_entity_id' },
        { do: 'copy', label: 'Public key', as: 'idp_certificates' },
      ],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Access policies'] },
        { do: 'say', text: ({ providers }) => providers.cloudflare.policy },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}

export const cloudflare: Provider = { slug: 'cloudflare', name: 'Cloudflare', glyph: 'shield', guides: [saml] }
