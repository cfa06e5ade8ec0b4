import type { UseQueryResult } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../api/client.ts'
import type { Failure } from '../api/failure.ts'
import { State } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fact, Facts, Json } from '../ui/facts.tsx'
import { List } from '../ui/list.tsx'
import { changedSearch } from '../ui/search-params.ts'
import { Empty } from '../ui/states.tsx'
import { Missing, Time } from '../ui/time.tsx'
import { ObjectName } from './object-name.tsx'
import { sentenceOf } from './sentence-of.ts'

type Entries = Answer<'GET /operator_log'>
type Entry = Entries['data'][number]

/** Who changed what; a row opens what was before and after. */
export function LogEntries({
  read,
  shown,
  filters,
  isFiltered = false,
}: {
  read: UseQueryResult<Entries, Failure>
  /** The id of the entry that is open. */
  shown: string | undefined
  filters?: ReactNode
  isFiltered?: boolean
}) {
  return (
    <>
      <List
        label="Changes"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={isFiltered}
        {...(filters === undefined ? {} : { filters })}
        empty={<Empty title="No changes yet">What operators and API keys change is listed here.</Empty>}
        columns={[
          {
            name: 'Change',
            cell: (entry) => (
              <>
                <Link data-row to="." search={(current) => ({ ...current, entry: entry.id })}>
                  {sentenceOf(entry)}
                </Link>{' '}
                {entry.outcome === 'refused' ? <State value="refused" /> : null}
              </>
            ),
          },
          { name: 'Object', cell: ({ targets: [target] }) => target?.name ?? <ObjectName id={target?.id} /> },
          { name: 'By', cell: ({ actor }) => actor.name ?? actor.id },
          { name: 'Reason', cell: ({ reason }) => reason ?? <Missing /> },
          { name: 'When', cell: (entry) => <Time value={entry.occurred_at} /> },
        ]}
      />
      <EntryDialog entry={read.data?.data.find(({ id }) => id === shown)} />
    </>
  )
}

function EntryDialog({ entry }: { entry: Entry | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ entry: undefined }) })
  return (
    <Dialog title={entry === undefined ? '' : sentenceOf(entry)} isOpen={entry !== undefined} onClose={close}>
      {entry === undefined ? null : (
        <>
          <Facts>
            <Fact name="Operation">
              <code>{entry.operation}</code>
            </Fact>
            <Fact name="By">{entry.actor.name ?? entry.actor.id}</Fact>
            <Fact name="Role">{entry.actor.role ?? <Missing />}</Fact>
            <Fact name="When">
              <Time value={entry.occurred_at} precise />
            </Fact>
            <Fact name="Address">{entry.ip_address}</Fact>
            <Fact name="Request">{entry.request_id ?? <Missing />}</Fact>
            <Fact name="Reason">{entry.reason ?? <Missing />}</Fact>
            <Fact name="Not shown">{entry.withheld.join(', ') || <Missing />}</Fact>
          </Facts>
          <h3>Before</h3>
          <Json value={entry.before} />
          <h3>After</h3>
          <Json value={entry.after} />
        </>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}
