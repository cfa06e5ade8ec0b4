import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** The last mails and text messages that could not be sent. */
export function FailedMails() {
  const read = useRead('GET /messages', { query: { state: 'failed', limit: 5 } }, { every: 30_000 })
  const resend = useChange('POST /messages/{id}/resend')
  return (
    <Card title="Failed mails">
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None.</Note>
          ) : (
            <Table
              label="Failed mails"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'To', cell: ({ to }) => to },
                { name: 'Failure', cell: ({ failure }) => <span title={failure ?? ''}>{failure ?? <Missing />}</span> },
                { name: 'When', cell: (message) => <Time value={message.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id, to }) => (
                    <Act change={resend} input={{ path: { id } }} done={`Sending it to ${to} again.`}>
                      Resend
                    </Act>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
