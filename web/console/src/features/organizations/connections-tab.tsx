import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { connectionTypeInWords, directoryTypeInWords } from '../../ui/provider-name.ts'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { NewConnection } from './new-connection.tsx'
import { NewDirectory } from './new-directory.tsx'

/** How the people of an organization come in: its connections and its directories. */
export function ConnectionsTab() {
  const { environment, organization } = useParams({ from: '/$environment/organizations/$organization/connections' })
  const query = { organization_id: organization, limit: 100 }
  const connections = useRead('GET /connections', { query })
  const directories = useRead('GET /directories', { query })
  return (
    <>
      <Card title="Connections" actions={<NewConnection organization={organization} />}>
        <Shown of={connections} rows={1}>
          {({ data }) =>
            data.length === 0 ? (
              <Note>None yet. Send a setup link, and the customer connects their identity provider.</Note>
            ) : (
              <Table
                label="Connections"
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: 'Name',
                    cell: ({ id, name }) => (
                      <Link
                        data-row
                        to="/$environment/connections/$connection"
                        params={{ environment, connection: id }}
                      >
                        {name}
                      </Link>
                    ),
                  },
                  { name: 'Provider', cell: (row) => connectionTypeInWords(row.connection_type) },
                  { name: 'State', cell: ({ state }) => <State value={state} /> },
                  { name: 'Created', cell: (connection) => <Time value={connection.created_at} /> },
                ]}
              />
            )
          }
        </Shown>
      </Card>
      <Card title="Directories" actions={<NewDirectory organization={organization} />}>
        <Shown of={directories} rows={1}>
          {({ data }) =>
            data.length === 0 ? (
              <Note>None yet. Send a setup link, and the customer connects their directory.</Note>
            ) : (
              <Table
                label="Directories"
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: 'Name',
                    cell: ({ id, name }) => (
                      <Link data-row to="/$environment/directories/$directory" params={{ environment, directory: id }}>
                        {name}
                      </Link>
                    ),
                  },
                  { name: 'Provider', cell: ({ type }) => directoryTypeInWords(type) },
                  { name: 'State', cell: ({ state }) => <State value={state} /> },
                  { name: 'Created', cell: (directory) => <Time value={directory.created_at} /> },
                ]}
              />
            )
          }
        </Shown>
      </Card>
    </>
  )
}
