import { useParams } from '@tanstack/react-router'
import { credentialsInWords } from '../../shell/credential-fields.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { NewCredentials } from './credentials.tsx'
import { settingsOf } from './members.ts'
import { FormSection, SettingFields } from './setting-fields.tsx'
import type { Target } from './target-state.tsx'

/** Who and what is pushed, and how. */
export function SettingsTab() {
  const { target: id } = useParams({ from: '/$environment/scim-targets/$target/settings' })
  const read = useRead('GET /scim_targets/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(target) => (
        <>
          <Server target={target} />
          <Settings target={target} />
        </>
      )}
    </Shown>
  )
}

function Server({ target }: { target: Target }) {
  const { authentication } = target
  return (
    <Card title="Server" actions={<NewCredentials target={target} />}>
      <Facts>
        <Fact name="Address">{target.endpoint_url}</Fact>
        <Fact name="Credentials">{credentialsInWords(authentication)}</Fact>
        {authentication.type === 'bearer_token' ? null : <Fact name="Token address">{authentication.token_url}</Fact>}
        <Fact name="Created">
          <Time value={target.created_at} precise />
        </Fact>
      </Facts>
    </Card>
  )
}

function Settings({ target }: { target: Target }) {
  const change = useChange('PATCH /scim_targets/{id}')
  return (
    <Form
      action="Save"
      isLong
      change={change}
      of={[target]}
      onSubmit={(values) =>
        change.mutate(
          { seen: values.seen, path: { id: target.id }, body: settingsOf(values) },
          { onSuccess: () => announce('Saved the target. It is compared with its new settings.') },
        )
      }
    >
      <FormSection title="Target">
        <TextField name="name" label="Name" defaultValue={target.name} />
      </FormSection>
      <SettingFields target={target} />
    </Form>
  )
}
