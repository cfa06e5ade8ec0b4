import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { MetadataField, metadataChange } from '../../ui/metadata.tsx'
import { Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { DangerZone } from './danger-zone.tsx'

type User = Answer<'GET /user_management/users/{id}'>

export function OverviewTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user' })
  const read = useRead('GET /user_management/users/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(user) => (
        <>
          <Card title="Profile" actions={<EditProfile user={user} />}>
            <Facts>
              <Fact name="Email">{user.email}</Fact>
              <Fact name="Email verified">{user.email_verified ? 'Yes' : 'No'}</Fact>
              <Fact name="First name">{user.first_name ?? <Missing />}</Fact>
              <Fact name="Last name">{user.last_name ?? <Missing />}</Fact>
              <Fact name="External id">{user.external_id ?? <Missing />}</Fact>
              <Fact name="Language">{user.locale ?? <Missing />}</Fact>
              <Fact name="Last sign-in">
                <MaybeTime value={user.last_sign_in_at} />
              </Fact>
              <Fact name="Created">
                <Time value={user.created_at} precise />
              </Fact>
              <Fact name="Updated">
                <Time value={user.updated_at} precise />
              </Fact>
            </Facts>
          </Card>
          <Card title="Metadata">
            <Json value={user.metadata ?? {}} />
          </Card>
          <DangerZone user={user} />
        </>
      )}
    </Shown>
  )
}

function EditProfile({ user }: { user: User }) {
  const change = useChange('PUT /user_management/users/{id}')
  return (
    <FormDialog
      trigger="Edit"
      title="Edit profile"
      action="Save"
      change={change}
      of={[user]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: user.id },
        body: {
          first_name: values.text('first_name'),
          last_name: values.text('last_name'),
          external_id: values.optional('external_id') ?? null,
          metadata: metadataChange(values, user.metadata ?? {}),
        },
      })}
      done={() => 'Saved the profile.'}
    >
      <TextField name="first_name" label="First name" defaultValue={user.first_name ?? ''} />
      <TextField name="last_name" label="Last name" defaultValue={user.last_name ?? ''} />
      <TextField
        name="external_id"
        label="External id"
        defaultValue={user.external_id ?? ''}
        hint="The id of this person in your own system."
      />
      <MetadataField value={user.metadata ?? {}} />
    </FormDialog>
  )
}
