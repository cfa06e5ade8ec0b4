import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime } from '../../ui/time.tsx'
import { contextOf } from './context.ts'
import { Sections } from './sections.tsx'

/** The objects of the Vault by name. Their values are not in the list. */
export function VaultObjects() {
  const { environment } = useParams({ from: '/$environment/vault' })
  const search = useSearch({ from: '/$environment/vault' })
  const read = useRead('GET /vault/v1/kv', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Vault" actions={<NewObject />} />
      <Sections />
      <List
        label="Vault objects"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.search !== undefined}
        filters={<TextFilter name="search" label="Name" value={search.search} />}
        empty={
          <Empty title="Nothing is stored yet">
            Your application stores secrets of its customers here, each encrypted under the keys of its context.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/vault/objects/$object" params={{ environment, object: id }}>
                {name}
              </Link>
            ),
          },
          { name: 'Id', cell: ({ id }) => <code>{id}</code> },
          { name: 'Updated', cell: ({ updated_at: updated }) => <MaybeTime value={updated} /> },
        ]}
      />
    </>
  )
}

function NewObject() {
  const create = useChange('POST /vault/v1/kv')
  return (
    <FormDialog
      trigger="Store a value"
      look="primary"
      title="Store a value"
      action="Store"
      change={create}
      toInput={(values) => ({
        body: {
          name: values.text('name'),
          value: values.text('value'),
          key_context: contextOf(values.text('key_context')),
        },
      })}
      done={() => 'Stored the value.'}
    >
      <TextField name="name" label="Name" />
      <TextField name="value" label="Value" rows={4} isCode />
      <TextField
        name="key_context"
        label="Key context"
        rows={2}
        isCode
        hint="One entry a line, such as organization_id = org_01… Each entry has a key of its own, and all are needed to read the value."
      />
    </FormDialog>
  )
}
