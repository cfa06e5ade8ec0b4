import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

type KeySetAnswer = Answer<'GET /connect/applications/{id}/key_set'>

/** The public keys by which an application proves itself in place of a secret. */
export function KeySet({ application, name }: { application: string; name: string }) {
  const read = useRead('GET /connect/applications/{id}/key_set', { path: { id: application } })
  const isMissing = read.data?.jwks === null && read.data.jwks_uri === null
  return (
    <Card
      title="Keys"
      actions={
        <>
          <SetKeys application={application} present={read.data} />
          {read.data === undefined || isMissing ? null : (
            <RemoveKeys application={application} name={name} present={read.data} />
          )}
        </>
      }
    >
      {isMissing ? (
        <Note>None. With keys of its own, the application signs its requests and no secret travels.</Note>
      ) : read.data !== undefined ? (
        <Facts>
          <Fact name="Read from">{read.data.jwks_uri ?? 'Entered here'}</Fact>
          {read.data.jwks === null ? null : (
            <Fact name="Key ids">{read.data.jwks.keys.map(({ kid }) => kid ?? 'without an id').join(', ')}</Fact>
          )}
          <Fact name="Updated">
            <Time value={read.data.updated_at} precise />
          </Fact>
        </Facts>
      ) : read.error === null ? (
        <Loading rows={1} />
      ) : (
        <Failed failure={read.error} retry={() => void read.refetch()} />
      )}
    </Card>
  )
}

function SetKeys({ application, present }: { application: string; present: KeySetAnswer | undefined }) {
  const set = useChange('PUT /connect/applications/{id}/key_set')
  return (
    <FormDialog
      trigger="Set keys"
      title="Keys of the application"
      description="The keys are fetched from there when they are needed, so the application can renew them by itself."
      action="Save"
      change={set}
      {...(present === undefined ? {} : { of: [present] })}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: application },
        body: { jwks_uri: values.text('jwks_uri') },
      })}
      done={() => 'Saved the keys.'}
    >
      <TextField name="jwks_uri" type="url" label="Address of its key set" defaultValue={present?.jwks_uri ?? ''} />
    </FormDialog>
  )
}

function RemoveKeys({ application, name, present }: { application: string; name: string; present: KeySetAnswer }) {
  const remove = useChange('DELETE /connect/applications/{id}/key_set')
  return (
    <Danger
      action="Remove"
      name={name}
      consequence="What it signs with its keys is refused from now on. Its secrets stay valid."
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [present], path: { id: application } },
          { onSuccess: () => announce('Removed the keys.') },
        )
      }
    />
  )
}
