import { useChange } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { CheckField, Form, type FormValues, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { announce } from '../../ui/toasts.tsx'
import type { SocialProvider } from './state-of.ts'

/** The client that was registered at the provider. Its secret is kept where the field stays empty, and never shown. */
export function Client({ provider: stored, onSaved }: { provider: SocialProvider; onSaved: () => void }) {
  const { provider, name, client_id: client } = stored
  const create = useChange('POST /environments/current/social_providers')
  const change = useChange('PATCH /environments/current/social_providers/{provider}')
  const isNew = client === null
  const done = (text: string) => ({
    onSuccess: () => {
      announce(text)
      onSaved()
    },
  })
  const submit = (values: FormValues): void => {
    const secret = values.optional('client_secret')
    const members = {
      client_id: values.text('client_id'),
      scopes: values
        .text('scopes')
        .split(/[\s,]+/)
        .filter((scope) => scope !== ''),
      return_tokens: values.isChecked('return_tokens'),
      ...ownSettings(provider, values),
    }
    if (isNew)
      create.mutate(
        { body: { provider, ...members, client_secret: secret ?? '' } },
        done(`Users can sign in with ${name} now.`),
      )
    else
      change.mutate(
        {
          seen: values.seen,
          path: { provider },
          body: { ...members, ...(secret === undefined ? {} : { client_secret: secret }) },
        },
        done(`Saved the client of ${name}.`),
      )
  }
  return (
    <Card title="Client">
      <Narrow>
        <Form action={isNew ? 'Set up' : 'Save'} of={[stored]} change={isNew ? create : change} onSubmit={submit}>
          <TextField name="client_id" label="Client id" defaultValue={client ?? ''} />
          <Secret provider={provider} isKept={!isNew} />
          <OwnSettings provider={stored} />
          <TextField
            name="scopes"
            label="Scopes"
            hint="Separated by spaces. Those that a sign-in needs are always requested."
            defaultValue={isNew ? '' : stored.scopes.join(' ')}
          />
          <CheckField
            name="return_tokens"
            label="Return the provider's tokens to your application"
            defaultChecked={stored.return_tokens}
          />
        </Form>
      </Narrow>
    </Card>
  )
}

function Secret({ provider, isKept }: { provider: SocialProvider['provider']; isKept: boolean }) {
  const hint = isKept ? 'Kept while this is empty. It cannot be shown.' : 'It cannot be shown later.'
  return provider === 'AppleOAuth' ? (
    <TextField name="client_secret" label="Private key (PEM)" rows={6} isCode hint={hint} />
  ) : (
    <TextField name="client_secret" type="password" autoComplete="new-password" label="Client secret" hint={hint} />
  )
}

/** What only some providers need. */
function OwnSettings({ provider }: { provider: SocialProvider }) {
  if (provider.provider === 'AppleOAuth')
    return (
      <>
        <TextField name="team_id" label="Team id" defaultValue={provider.team_id ?? ''} />
        <TextField name="key_id" label="Key id" defaultValue={provider.key_id ?? ''} />
      </>
    )
  if (provider.provider === 'VercelMarketplaceOAuth')
    return <TextField name="integration_slug" label="Integration" defaultValue={provider.integration_slug ?? ''} />
  return null
}

function ownSettings(provider: SocialProvider['provider'], values: FormValues) {
  if (provider === 'AppleOAuth')
    return { team_id: values.optional('team_id') ?? null, key_id: values.optional('key_id') ?? null }
  if (provider === 'VercelMarketplaceOAuth') return { integration_slug: values.optional('integration_slug') ?? null }
  return {}
}
