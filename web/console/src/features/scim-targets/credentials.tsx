import { useState } from 'react'
import type { Input } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import type { ButtonProps } from '../../ui/button.tsx'
import { ChoiceField, type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import type { Target } from './target-state.tsx'

type Credentials = Input<'POST /scim_targets'>['body']['authentication']

const types = [
  { value: 'bearer_token', text: 'Bearer token' },
  { value: 'oauth_client_credentials', text: 'OAuth client credentials' },
] as const

/** How Gatehouse proves itself to a target. */
export function CredentialFields({ known }: { known?: Target['authentication'] }) {
  const [type, setType] = useState<string>(known?.type ?? 'bearer_token')
  const oauth = known?.type === 'oauth_client_credentials' ? known : undefined
  return (
    <>
      <ChoiceField
        name="credentials"
        label="Credentials"
        options={types}
        defaultValue={type}
        onChange={setType}
        hint="What the product gives you when you switch SCIM on."
      />
      {type === 'bearer_token' ? (
        <TextField
          key="token"
          name="authentication.token"
          label="Token"
          type="password"
          autoComplete="new-password"
          hint="Stored encrypted. You won't see it again."
        />
      ) : (
        <>
          <TextField
            name="authentication.token_url"
            type="url"
            label="Token address"
            defaultValue={oauth?.token_url}
            hint="Where it gets an access token from, by the grant client_credentials."
          />
          <TextField name="authentication.client_id" label="Client id" defaultValue={oauth?.client_id} />
          <TextField
            name="authentication.client_secret"
            label="Client secret"
            type="password"
            autoComplete="new-password"
            hint="Stored encrypted. You won't see it again."
          />
          <TextField name="authentication.scope" label="Scope" defaultValue={oauth?.scope} hint="Optional." />
        </>
      )}
    </>
  )
}

export function readCredentials(values: FormValues): Credentials {
  if (values.text('credentials') === 'bearer_token')
    return { type: 'bearer_token', token: values.text('authentication.token') }
  const scope = values.optional('authentication.scope')
  return {
    type: 'oauth_client_credentials',
    token_url: values.text('authentication.token_url'),
    client_id: values.text('authentication.client_id'),
    client_secret: values.text('authentication.client_secret'),
    ...(scope === undefined ? {} : { scope }),
  }
}

/** Replaces the credentials as a whole. A target that refused the former ones continues. */
export function NewCredentials({ target, look = 'plain' }: { target: Target; look?: ButtonProps['look'] }) {
  const change = useChange('PATCH /scim_targets/{id}')
  return (
    <FormDialog
      trigger="Replace credentials"
      look={look}
      title={`New credentials for ${target.name}`}
      description="They take the place of the present ones at once. A target that refused those continues."
      action="Replace credentials"
      change={change}
      of={[target]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: target.id },
        body: { authentication: readCredentials(values) },
      })}
      done={() => 'Replaced the credentials.'}
    >
      <CredentialFields known={target.authentication} />
    </FormDialog>
  )
}
