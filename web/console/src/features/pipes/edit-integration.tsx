import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Ownership } from './ownership.ts'

/** A secret whose field is left empty stays, as long as the addresses stay at their servers. */
export function EditIntegration({
  integration,
  ownership,
}: {
  integration: Answer<'GET /data-integrations/{slug}'>
  ownership: Ownership
}) {
  const ofUsers = useChange('PUT /data-integrations/{slug}')
  const ofOrganizations = useChange('PUT /data-integrations/{slug}/organization')
  const { slug, description, scopes, credentials, custom_provider: custom } = integration
  return (
    <FormDialog
      trigger="Edit"
      title={`Edit ${custom?.name ?? slug}`}
      action="Save"
      of={[integration]}
      change={ownership === 'user' ? ofUsers : ofOrganizations}
      toInput={(values) => {
        const [client, secret] = [values.optional('client_id'), values.optional('client_secret')]
        const isChanged = client !== (credentials?.client_id ?? undefined) || secret !== undefined
        return {
          seen: values.seen,
          path: { slug },
          body: {
            description: values.optional('description') ?? null,
            scopes: values.optional('scopes') === undefined ? null : values.words('scopes'),
            ...(isChanged
              ? {
                  credentials: {
                    type: 'custom' as const,
                    ...(client === undefined ? {} : { client_id: client }),
                    ...(secret === undefined ? {} : { client_secret: secret }),
                  },
                }
              : {}),
            ...(custom === null
              ? {}
              : {
                  custom_provider: {
                    name: values.text('name'),
                    ...(values.optional('authorization_url') === undefined
                      ? {}
                      : { authorization_url: values.text('authorization_url') }),
                    ...(values.optional('token_url') === undefined ? {} : { token_url: values.text('token_url') }),
                  },
                }),
          },
        }
      }}
      done={() => 'Saved the settings.'}
    >
      {custom === null ? null : (
        <>
          <TextField name="name" label="Name" defaultValue={custom.name} />
          <TextField
            name="authorization_url"
            type="url"
            label="Authorization address"
            defaultValue={custom.authorization_url ?? ''}
          />
          <TextField name="token_url" type="url" label="Token address" defaultValue={custom.token_url ?? ''} />
        </>
      )}
      <TextField name="description" label="Description" defaultValue={description ?? ''} />
      <TextField
        name="scopes"
        label="Scopes"
        defaultValue={scopes?.join(', ') ?? ''}
        hint="With commas between. Empty asks for the service's own."
      />
      <TextField name="client_id" label="Client id" defaultValue={credentials?.client_id ?? ''} />
      <TextField
        name="client_secret"
        type="password"
        autoComplete="new-password"
        label="Client secret"
        hint="Leave it empty to keep the present one. An address at another server needs it again."
      />
    </FormDialog>
  )
}
