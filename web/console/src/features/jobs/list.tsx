import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** Jobs that were given up after their last attempt. */
export function JobList() {
  const search = useSearch({ from: '/$environment/jobs' })
  const read = useRead('GET /failed_jobs', { query: { ...search, limit: 50 } })
  const retry = useChange('POST /failed_jobs/{id}/retry')
  const remove = useChange('DELETE /failed_jobs/{id}')
  return (
    <>
      <PageHead title="Failed jobs" />
      <List
        label="Failed jobs"
        read={read}
        keyOf={({ id }) => id}
        empty={<Empty title="No failed jobs">Work in the background that was given up would be listed here.</Empty>}
        columns={[
          { name: 'Job', cell: ({ name }) => <code>{name}</code> },
          { name: 'Attempts', cell: ({ attempts }) => attempts },
          {
            name: 'Last error',
            cell: ({ last_error: error }) => <span title={error ?? ''}>{error ?? <Missing />}</span>,
          },
          { name: 'Failed', cell: (job) => <Time value={job.failed_at} /> },
          {
            name: 'Action',
            cell: ({ id }) => (
              <>
                <Act change={retry} input={{ path: { id } }} done="The job runs again.">
                  Retry
                </Act>{' '}
                <Act look="quiet" change={remove} input={{ path: { id } }} done="Deleted the job.">
                  Delete
                </Act>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
