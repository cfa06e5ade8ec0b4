import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { NewKey } from './new-key.tsx'
import { RollKey } from './roll-key.tsx'

export function KeyList() {
  const search = useSearch({ from: '/$environment/keys' })
  const read = useRead('GET /environments/current/keys', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="API keys" actions={<NewKey />} />
      <List
        label="API keys"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No keys">Your servers call the API of this environment with a key.</Empty>}
        columns={[
          { name: 'Name', cell: ({ name }) => name },
          { name: 'Key', cell: ({ obfuscated_value: value }) => <code>{value}</code> },
          { name: 'Last used', cell: (key) => <MaybeTime value={key.last_used_at} /> },
          { name: 'Ends', cell: (key) => <MaybeTime value={key.expires_at} /> },
          { name: 'Created', cell: (key) => <Time value={key.created_at} /> },
          {
            name: 'Action',
            cell: ({ id, name }) => (
              <>
                <RollKey id={id} name={name} /> <Revoke id={id} name={name} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Revoke({ id, name }: { id: string; name: string }) {
  const revoke = useChange('DELETE /environments/current/keys/{id}')
  return (
    <Danger
      action="Revoke"
      name={name}
      consequence="Calls with this key are refused from now on. This cannot be undone."
      isFinal
      change={revoke}
      onConfirm={() => revoke.mutate({ path: { id } }, { onSuccess: () => announce(`Revoked ${name}.`) })}
    />
  )
}
