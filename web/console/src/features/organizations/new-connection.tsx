import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { ChoiceField, type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

const providers = [
  { value: 'OktaSAML', text: 'Okta (SAML)' },
  { value: 'AzureSAML', text: 'Entra ID (SAML)' },
  { value: 'GoogleSAML', text: 'Google Workspace (SAML)' },
  { value: 'ADFSSAML', text: 'AD FS (SAML)' },
  { value: 'GenericSAML', text: 'Any other (SAML)' },
  { value: 'OktaOIDC', text: 'Okta (OpenID Connect)' },
  { value: 'EntraIdOIDC', text: 'Entra ID (OpenID Connect)' },
  { value: 'GenericOIDC', text: 'Any other (OpenID Connect)' },
] as const

type Provider = (typeof providers)[number]['value']

/** For operators who have what the provider gave. Customers connect theirs in the portal. */
export function NewConnection({ organization }: { organization: string }) {
  const { environment } = useParams({ from: '/$environment/organizations/$organization/connections' })
  const navigate = useNavigate()
  const create = useChange('POST /connections')
  const [provider, setProvider] = useState<Provider>(providers[0].value)
  return (
    <FormDialog
      trigger="New connection"
      title="Connect an identity provider"
      description="What the provider needs of us is on the page of the connection. The connection becomes active once it has what we need of the provider."
      action="Create connection"
      change={create}
      toInput={(values) => ({
        body: {
          organization_id: organization,
          type: provider,
          name: values.text('name'),
          ...(isSaml(provider) ? samlOf(values) : oidcOf(values)),
        },
      })}
      done={({ name }) => `Created ${name}.`}
      onDone={({ id: connection }) =>
        void navigate({ to: '/$environment/connections/$connection', params: { environment, connection } })
      }
    >
      <ChoiceField
        name="type"
        label="Provider"
        options={providers}
        defaultValue={provider}
        onChange={(value) => setProvider(providers.find((each) => each.value === value)?.value ?? 'GenericSAML')}
      />
      <TextField name="name" label="Name" />
      {isSaml(provider) ? (
        <TextField
          name="metadata"
          rows={4}
          label="Metadata of the provider"
          hint="Its address, or the XML itself. Can be added later."
        />
      ) : (
        <>
          <TextField name="discovery_endpoint" type="url" label="Discovery endpoint" />
          <TextField name="client_id" label="Client id" />
          <TextField name="client_secret" type="password" autoComplete="new-password" label="Client secret" />
        </>
      )}
    </FormDialog>
  )
}

const isSaml = (provider: Provider): boolean => provider.endsWith('SAML')

function samlOf(values: FormValues) {
  const metadata = values.text('metadata').trim()
  if (metadata === '') return {}
  return { saml: metadata.startsWith('<') ? { idp_metadata_xml: metadata } : { idp_metadata_url: metadata } }
}

function oidcOf(values: FormValues) {
  const [endpoint, client, secret] = ['discovery_endpoint', 'client_id', 'client_secret'].map((name) =>
    values.optional(name),
  )
  return {
    oidc: {
      ...(endpoint === undefined ? {} : { discovery_endpoint: endpoint }),
      ...(client === undefined ? {} : { client_id: client }),
      ...(secret === undefined ? {} : { client_secret: secret }),
    },
  }
}
