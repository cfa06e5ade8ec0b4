import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { ChoiceField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { Sections } from './sections.tsx'

const kinds = [
  { value: 'wrapping', text: 'Wrap keys again under the present keys of their provider' },
  { value: 'keys', text: 'Make other keys and wrap all values under them' },
] as const

/** Renewals of keys. They go on in the background, and change no value. */
export function VaultRotations() {
  const search = useSearch({ from: '/$environment/vault/rotations' })
  const read = useRead(
    'GET /vault/v1/rotations',
    { query: { ...search, limit: 50 } },
    { runs: ({ data }) => data.some(({ state }) => state === 'running') },
  )
  return (
    <>
      <PageHead title="Vault" actions={<Start />} />
      <Sections />
      <List
        label="Rotations"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No rotations yet">A rotation renews keys while your application goes on reading.</Empty>}
        columns={[
          { name: 'Kind', cell: ({ kind }) => (kind === 'keys' ? 'Other keys' : 'Wrapped again') },
          {
            name: 'Progress',
            cell: ({ state, total, done }) =>
              state === 'running' ? (
                <Progress label="Progress of the rotation" value={total === 0 ? 0 : done / total} />
              ) : (
                <State value={state} />
              ),
          },
          { name: 'Done', cell: ({ done, total }) => `${done.toLocaleString()} of ${total.toLocaleString()}` },
          { name: 'Failed', cell: ({ failed }) => failed.toLocaleString() },
          { name: 'Last error', cell: ({ error }) => error ?? <Missing /> },
          { name: 'Started', cell: (rotation) => <Time value={rotation.created_at} /> },
        ]}
      />
    </>
  )
}

function Start() {
  const start = useChange('POST /vault/v1/rotations')
  return (
    <FormDialog
      trigger="Rotate keys"
      look="primary"
      title="Rotate keys"
      description="Values stay readable meanwhile. You can leave this page."
      action="Start"
      change={start}
      toInput={(values) => ({ body: { kind: values.choice('kind', ['wrapping', 'keys']) } })}
      done={() => 'Started the rotation.'}
    >
      <ChoiceField name="kind" label="What to do" options={kinds} />
    </FormDialog>
  )
}
