import { useState } from 'react'
import type { Answer, Input } from '../api/client.ts'
import { ChoiceField, type FormValues, TextField } from '../ui/form.tsx'

type Credentials = Input<'POST /scim_targets'>['body']['authentication']
type KnownCredentials = Answer<'GET /scim_targets/{id}'>['authentication']

const types = [
  { value: 'bearer_token', text: 'Bearer token' },
  { value: 'oauth_client_credentials', text: 'OAuth client credentials' },
] as const

/** How Gatehouse proves itself to a server of others. */
export function CredentialFields({
  known,
  hint,
  within = '',
}: {
  known?: KnownCredentials
  hint: string
  /** The member of the body that `authentication` is in, with a dot behind it. */
  within?: `${string}.` | ''
}) {
  const [type, setType] = useState<string>(known?.type ?? 'bearer_token')
  const oauth = known?.type === 'oauth_client_credentials' ? known : undefined
  const at = `${within}authentication`
  return (
    <>
      <ChoiceField
        name="credentials"
        label="Credentials"
        options={types}
        defaultValue={type}
        onChange={setType}
        hint={hint}
      />
      {type === 'bearer_token' ? (
        <TextField
          key="token"
          name={`${at}.token`}
          label="Token"
          type="password"
          autoComplete="new-password"
          hint="Stored encrypted. You won't see it again."
        />
      ) : (
        <>
          <TextField
            name={`${at}.token_url`}
            type="url"
            label="Token address"
            defaultValue={oauth?.token_url}
            hint="Where it gets an access token from, by the grant client_credentials."
          />
          <TextField name={`${at}.client_id`} label="Client id" defaultValue={oauth?.client_id} />
          <TextField
            name={`${at}.client_secret`}
            label="Client secret"
            type="password"
            autoComplete="new-password"
            hint="Stored encrypted. You won't see it again."
          />
          <TextField name={`${at}.scope`} label="Scope" defaultValue={oauth?.scope} hint="Optional." />
        </>
      )}
    </>
  )
}

export function readCredentials(values: FormValues, within: `${string}.` | '' = ''): Credentials {
  const at = `${within}authentication`
  if (values.text('credentials') === 'bearer_token') return { type: 'bearer_token', token: values.text(`${at}.token`) }
  const scope = values.optional(`${at}.scope`)
  return {
    type: 'oauth_client_credentials',
    token_url: values.text(`${at}.token_url`),
    client_id: values.text(`${at}.client_id`),
    client_secret: values.text(`${at}.client_secret`),
    ...(scope === undefined ? {} : { scope }),
  }
}

export function credentialsInWords(known: KnownCredentials): string {
  return known.type === 'bearer_token' ? 'Bearer token' : `OAuth client credentials of ${known.client_id}`
}
