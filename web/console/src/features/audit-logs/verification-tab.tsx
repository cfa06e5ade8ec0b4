import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'

const from = '/$environment/audit-logs/$organization/verification'

/** Whether every event is as it was recorded: each carries a hash of itself and of the one before it. */
export function VerificationTab() {
  const { organization } = useParams({ from })
  const search = useSearch({ from })
  const verify = useChange('POST /audit_logs/verifications')
  const read = useRead(
    'GET /audit_logs/verifications',
    { query: { ...search, organization_id: organization, limit: 50 } },
    { runs: ({ data }) => data.some(({ state }) => state === 'running') },
  )
  return (
    <>
      <Toolbar>
        <Act
          look="primary"
          change={verify}
          input={{ body: { organization_id: organization } }}
          done="Started the verification."
        >
          Verify now
        </Act>
      </Toolbar>
      <List
        label="Verifications"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="Not verified yet">
            Each event carries a hash of itself and of the one before it. A verification walks the whole log and names
            the first event that was changed, removed or moved.
          </Empty>
        }
        columns={[
          { name: 'Started', cell: (row) => <Time value={row.created_at} precise /> },
          {
            name: 'Result',
            cell: ({ state, event_count: all, checked_count: checked }) =>
              state === 'running' ? (
                <Progress label="Checked" value={Math.min(1, checked / Math.max(1, all))} />
              ) : (
                <State value={state} />
              ),
          },
          { name: 'Events checked', cell: (row) => row.checked_count },
          { name: 'Fault', cell: ({ fault }) => fault ?? <Missing /> },
          { name: 'Completed', cell: (row) => <MaybeTime value={row.completed_at} /> },
        ]}
      />
    </>
  )
}
