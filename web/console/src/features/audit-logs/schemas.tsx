import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Card, Json } from '../../ui/facts.tsx'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty, Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { NewSchema } from './new-schema.tsx'
import { Sections } from './sections.tsx'

/** The actions that events may have, each with the newest version of what its events look like. */
export function SchemaList() {
  const { action, ...search } = useSearch({ from: '/$environment/audit-logs/schemas' })
  const read = useRead('GET /audit_logs/actions', { query: { ...search, limit: 50 } })
  return (
    <>
      <Sections actions={<NewSchema />} />
      <List
        label="Actions"
        read={read}
        keyOf={({ name }) => name}
        empty={
          <Empty title="No actions yet" action={<NewSchema />}>
            An action names what happened, such as invoice.paid. Its schema says what its events carry; the server
            refuses others.
          </Empty>
        }
        columns={[
          {
            name: 'Action',
            cell: ({ name }) => (
              <Link data-row to="." search={(current) => ({ ...current, action: name })}>
                {name}
              </Link>
            ),
          },
          { name: 'Newest version', cell: ({ schema }) => schema.version },
          { name: 'Targets', cell: ({ schema }) => schema.targets.map(({ type }) => type).join(', ') },
          { name: 'Updated', cell: (row) => <Time value={row.updated_at} /> },
        ]}
      />
      <VersionsDialog action={action} />
    </>
  )
}

function VersionsDialog({ action }: { action: string | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ action: undefined }) })
  return (
    <Dialog
      title={action ?? ''}
      description="Versions never change. Events name the one that they keep to."
      isOpen={action !== undefined}
      onClose={close}
    >
      {action === undefined ? null : (
        <>
          <Versions action={action} />
          <NewSchema action={action} />
        </>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function Versions({ action }: { action: string }) {
  const read = useRead('GET /audit_logs/actions/{actionName}/schemas', {
    path: { actionName: action },
    query: { limit: 20 },
  })
  return (
    <Shown of={read} rows={3}>
      {({ data }) =>
        data.map(({ version, object: _, ...definition }) => (
          <Card key={version} title={`Version ${version}`}>
            <Json value={definition} />
          </Card>
        ))
      }
    </Shown>
  )
}
