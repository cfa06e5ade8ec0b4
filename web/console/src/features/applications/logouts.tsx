import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'

/** The last ended sessions that the application had to learn of, and what it answered. */
export function Logouts({ application }: { application: string }) {
  const read = useRead('GET /connect/applications/{id}/logouts', { path: { id: application }, query: { limit: 10 } })
  return (
    <Card title="Logouts">
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. When a session of a user ends, the application is sent a logout token.</Note>
          ) : (
            <Table
              label="Logouts"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Session', cell: ({ session_id: session }) => <code>{session}</code> },
                { name: 'State', cell: ({ state }) => <State value={state} /> },
                { name: 'Attempts', cell: ({ attempts }) => attempts.length },
                { name: 'Last answer', cell: ({ attempts }) => <Answered attempt={attempts.at(-1)} /> },
                { name: 'Next attempt', cell: (logout) => <MaybeTime value={logout.next_attempt_at} /> },
                { name: 'Ended', cell: (logout) => <Time value={logout.created_at} /> },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function Answered({ attempt }: { attempt: { response_status: number | null; error: string | null } | undefined }) {
  if (attempt === undefined) return <Missing />
  const { response_status: status, error } = attempt
  return [status, error].filter((each) => each !== null).join(' ')
}
