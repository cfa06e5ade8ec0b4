import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** The keys that sign access tokens. Applications fetch their public parts from the key set. */
export function SigningKeys() {
  const read = useRead('GET /environments/current/signing_keys', {})
  return (
    <Card title="Signing keys" actions={<Rotate />}>
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. The first one is made with the first token.</Note>
          ) : (
            <Table
              label="Signing keys"
              rows={data}
              keyOf={({ kid }) => kid}
              columns={[
                { name: 'Key id', cell: ({ kid }) => <code>{kid}</code> },
                { name: 'State', cell: ({ state }) => <State value={state} /> },
                { name: 'Created', cell: (key) => <Time value={key.created_at} /> },
                { name: 'Signs from', cell: (key) => <Time value={key.active_at} precise /> },
                { name: 'Removed', cell: (key) => <MaybeTime value={key.retired_at} /> },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function Rotate() {
  const rotate = useChange('POST /environments/current/signing_keys/rotate')
  return (
    <Danger
      action="Rotate"
      name="signing key"
      consequence="A new key is published now and signs in 15 minutes. Tokens of the present key stay valid until they end; an application that does not fetch the key set again refuses new ones."
      change={rotate}
      onConfirm={() => rotate.mutate({}, { onSuccess: () => announce('Published a new key. It signs in 15 minutes.') })}
    />
  )
}
