import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'

type Overview = Answer<'GET /overview'>

/** The connections with the most failures. */
export function SingleSignOn({ overview: { connections } }: { overview: Overview }) {
  const { environment } = useParams({ from: '/$environment/' })
  if (connections.length === 0) return null
  return (
    <Card title="Single sign-on">
      <Table
        label="Single sign-on by connection"
        rows={connections}
        keyOf={({ connection_id: connection }) => connection}
        columns={[
          {
            name: 'Connection',
            cell: ({ connection_id: connection, connection_name: name }) => (
              <Link data-row to="/$environment/connections/$connection/attempts" params={{ environment, connection }}>
                {name}
              </Link>
            ),
          },
          { name: 'Succeeded', cell: ({ succeeded }) => succeeded.toLocaleString() },
          { name: 'Failed', cell: ({ failed }) => failed.toLocaleString() },
          {
            name: 'Share of success',
            cell: ({ succeeded, failed }) => `${Math.round((100 * succeeded) / (succeeded + failed))} %`,
          },
        ]}
      />
    </Card>
  )
}

export function Certificates({ certificates }: { certificates: Overview['expiring_certificates'] }) {
  const { environment } = useParams({ from: '/$environment/' })
  return (
    <Card title="Certificates that end soon">
      {certificates.length === 0 ? (
        <Note>None within 90 days.</Note>
      ) : (
        <Facts>
          {certificates.map(({ connection_id: connection, connection_name: name, expires_at: expires }) => (
            <Fact key={connection} name={name}>
              <Link to="/$environment/connections/$connection" params={{ environment, connection }}>
                <Time value={expires} />
              </Link>
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  )
}
