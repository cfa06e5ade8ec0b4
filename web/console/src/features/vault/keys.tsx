import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Sections } from './sections.tsx'

/** The keys that wrap data keys: one for each entry of a context. */
export function VaultKeys() {
  const search = useSearch({ from: '/$environment/vault/keys' })
  const read = useRead('GET /vault/v1/keys', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Vault" />
      <Sections />
      <List
        label="Keys"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No keys yet">The first value under an entry of a context makes its key.</Empty>}
        columns={[
          { name: 'Entry', cell: ({ name, value }) => `${name} = ${value}` },
          { name: 'Of', cell: (key) => (key.is_customers ? 'The customer' : 'This installation') },
          { name: 'Provider', cell: ({ provider }) => provider },
          {
            name: 'State',
            cell: ({ retired_at: retired }) => <State value={retired === null ? 'active' : 'retired'} />,
          },
          { name: 'Created', cell: (key) => <Time value={key.created_at} /> },
          { name: 'Action', cell: ({ id, name, value }) => <Delete id={id} entry={`${name} = ${value}`} /> },
        ]}
      />
    </>
  )
}

function Delete({ id, entry }: { id: string; entry: string }) {
  const remove = useChange('DELETE /vault/v1/keys/{id}')
  return (
    <Danger
      action="Delete"
      name={entry}
      consequence="Everything that this key encrypts can never be read again."
      isFinal
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce('Deleted the key.') })}
    />
  )
}
