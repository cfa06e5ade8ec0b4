import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Json } from '../../ui/facts.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { MaybeTime } from '../../ui/time.tsx'

/** The objects of the Vault by name. Their values are not shown. */
export function VaultPage() {
  const { object, ...search } = useSearch({ from: '/$environment/vault' })
  const read = useRead('GET /vault/v1/kv', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Vault" />
      <List
        label="Vault objects"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.search !== undefined}
        filters={<TextFilter name="search" label="Name" value={search.search} />}
        empty={
          <Empty title="Nothing is stored yet">Your application stores secrets here, each under its own key.</Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="." search={(current) => ({ ...current, object: id })}>
                {name}
              </Link>
            ),
          },
          { name: 'Id', cell: ({ id }) => <code>{id}</code> },
          { name: 'Updated', cell: ({ updated_at: updated }) => <MaybeTime value={updated} /> },
        ]}
      />
      <ObjectDialog id={object} />
    </>
  )
}

function ObjectDialog({ id }: { id: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ object: undefined }) })
  return (
    <Dialog title="Vault object" isOpen={id !== undefined} onClose={close}>
      {id === undefined ? null : <Metadata id={id} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function Metadata({ id }: { id: string }) {
  const read = useRead('GET /vault/v1/kv/{id}/metadata', { path: { id } })
  return <Shown of={read}>{(metadata) => <Json value={metadata} />}</Shown>
}
