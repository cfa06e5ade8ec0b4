import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** The last sign-ins through a connection that failed. */
export function FailedAttempts() {
  const { environment } = useParams({ from: '/$environment/' })
  const read = useRead('GET /sso/sessions', { query: { state: 'failed', limit: 5 } }, { every: 30_000 })
  return (
    <Card title="Failed single sign-on">
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None in the last 90 days.</Note>
          ) : (
            <Table
              label="Failed single sign-on"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: 'Cause',
                  cell: ({ id, connection_id: connection, failure }) => (
                    <Link
                      data-row
                      to="/$environment/connections/$connection/attempts"
                      params={{ environment, connection }}
                      search={{ attempt: id }}
                    >
                      {failure?.message ?? 'Unknown'}
                    </Link>
                  ),
                },
                { name: 'Email', cell: ({ email }) => email ?? <Missing /> },
                { name: 'When', cell: (session) => <Time value={session.created_at} /> },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
