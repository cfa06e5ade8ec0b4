import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { sentenceOf } from '../../shell/sentence-of.ts'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** What operators and keys changed last. */
export function RecentChanges() {
  const { environment } = useParams({ from: '/$environment/' })
  const read = useRead('GET /operator_log', { query: { limit: 5 } }, { every: 30_000 })
  return (
    <Card title="Recent changes">
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>What operators and API keys change is listed here.</Note>
          ) : (
            <Table
              label="Recent changes"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                {
                  name: 'Change',
                  cell: (entry) => (
                    <Link
                      data-row
                      to="/$environment/operator-log"
                      params={{ environment }}
                      search={{ entry: entry.id }}
                    >
                      {sentenceOf(entry)}
                    </Link>
                  ),
                },
                { name: 'Object', cell: ({ targets: [target] }) => target?.name ?? target?.id ?? <Missing /> },
                { name: 'By', cell: ({ actor }) => actor.name ?? actor.id },
                { name: 'When', cell: (entry) => <Time value={entry.occurred_at} /> },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
