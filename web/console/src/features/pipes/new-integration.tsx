import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { CheckField, ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ownershipOf, ownerships } from './ownership.ts'

const methods = ['oauth', 'api_key', 'client_credentials'] as const

/** Sets up a service: one that Gatehouse knows by its slug, or one with addresses of its own. */
export function NewIntegration() {
  const { environment } = useParams({ from: '/$environment/pipes' })
  const navigate = useNavigate()
  const [isCustom, setCustom] = useState(false)
  const create = useChange('POST /data-integrations')
  return (
    <FormDialog
      trigger="Set up service"
      look="primary"
      title="Set up a service"
      action="Set up service"
      change={create}
      toInput={(values) => {
        const [client, secret] = [values.optional('client_id'), values.optional('client_secret')]
        return {
          body: {
            provider: values.text('provider'),
            ownership: ownershipOf(values.text('ownership')),
            enabled: true,
            auth_methods: [values.choice('method', methods)],
            ...(values.optional('scopes') === undefined ? {} : { scopes: values.words('scopes') }),
            ...(client === undefined && secret === undefined
              ? {}
              : {
                  credentials: {
                    type: 'custom' as const,
                    ...(client === undefined ? {} : { client_id: client }),
                    ...(secret === undefined ? {} : { client_secret: secret }),
                  },
                }),
            ...(values.isChecked('is_custom')
              ? {
                  custom_provider: {
                    name: values.text('name'),
                    ...(values.optional('authorization_url') === undefined
                      ? {}
                      : { authorization_url: values.text('authorization_url') }),
                    ...(values.optional('token_url') === undefined ? {} : { token_url: values.text('token_url') }),
                  },
                }
              : {}),
          },
        }
      }}
      done={({ slug }) => `Set up ${slug}.`}
      onDone={({ slug, ownership }) =>
        void navigate({
          to: '/$environment/pipes/$slug',
          params: { environment, slug },
          search: ownership === 'organization' ? { ownership } : {},
        })
      }
    >
      <TextField name="provider" label="Slug" hint="Such as slack or github, or a slug of your own." />
      <ChoiceField name="ownership" label="For" options={ownerships} />
      <ChoiceField
        name="method"
        label="How accounts are connected"
        options={[
          { value: 'oauth', text: 'OAuth' },
          { value: 'api_key', text: 'API key' },
          { value: 'client_credentials', text: 'Client credentials' },
        ]}
      />
      <TextField name="client_id" label="Client id" hint="Of your OAuth application at the service." />
      <TextField name="client_secret" type="password" autoComplete="new-password" label="Client secret" />
      <TextField name="scopes" label="Scopes" hint="With commas between." />
      <CheckField name="is_custom" label="A service that Gatehouse does not know" onChange={setCustom} />
      {isCustom ? (
        <>
          <TextField name="name" label="Name" />
          <TextField name="authorization_url" type="url" label="Authorization address" />
          <TextField name="token_url" type="url" label="Token address" />
        </>
      ) : null}
    </FormDialog>
  )
}
