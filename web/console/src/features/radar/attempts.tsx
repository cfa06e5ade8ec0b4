import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { controlNames } from './control-texts.ts'
import { Sections } from './sections.tsx'

type Attempt = Answer<'GET /radar/attempts'>['data'][number]

const verdicts = [
  { value: 'block', text: 'Blocked' },
  { value: 'challenge', text: 'Challenged' },
  { value: 'allow', text: 'Allowed' },
  { value: 'none', text: 'Failed before' },
] as const

/** What Radar thought of attempts to sign in and up. They are stored without who made them. */
export function RadarAttempts() {
  const { attempt, verdict, ...search } = useSearch({ from: '/$environment/radar' })
  const known = verdicts.find(({ value }) => value === verdict)?.value
  const read = useRead('GET /radar/attempts', {
    query: { ...search, limit: 50, ...(known === undefined ? {} : { verdict: known }) },
  })
  return (
    <>
      <Sections />
      <List
        label="Attempts"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.email !== undefined || verdict !== undefined}
        filters={
          <>
            <TextFilter name="email" label="Whole email" value={search.email} />
            <ChoiceFilter name="verdict" label="Verdict" value={verdict} options={verdicts} />
          </>
        }
        empty={
          <Empty title="No attempts yet">
            Turn a control on, and each attempt to sign in or up is listed here for 90 days with what was decided. An
            attempt does not say whose it is; filter by an email to see its attempts.
          </Empty>
        }
        columns={[
          {
            name: 'Reason',
            cell: ({ id, reason }) => (
              <Link data-row to="." search={(current) => ({ ...current, attempt: id })}>
                {reason}
              </Link>
            ),
          },
          { name: 'Verdict', cell: (row) => (row.verdict === null ? <Missing /> : <State value={row.verdict} />) },
          { name: 'What', cell: ({ action, auth_method: method }) => `${action} · ${method.replaceAll('_', ' ')}` },
          { name: 'Outcome', cell: ({ status }) => <State value={status} /> },
          { name: 'When', cell: (row) => <Time value={row.created_at} /> },
        ]}
      />
      <AttemptDialog attempt={read.data?.data.find(({ id }) => id === attempt)} />
    </>
  )
}

function AttemptDialog({ attempt }: { attempt: Attempt | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ attempt: undefined }) })
  return (
    <Dialog title="Attempt" isOpen={attempt !== undefined} onClose={close}>
      {attempt === undefined ? null : (
        <Facts>
          <Fact name="Id">
            <code>{attempt.id}</code>
          </Fact>
          <Fact name="Verdict">{attempt.verdict === null ? <Missing /> : <State value={attempt.verdict} />}</Fact>
          <Fact name="Would have been">{attempt.logged_verdict ?? <Missing />}</Fact>
          <Fact name="Decided by">{controlNames[attempt.control ?? ''] ?? attempt.control ?? <Missing />}</Fact>
          <Fact name="Block list">{attempt.blocklist_type?.replaceAll('_', ' ') ?? <Missing />}</Fact>
          <Fact name="Reason">{attempt.reason}</Fact>
          <Fact name="Outcome">
            <State value={attempt.status} />
          </Fact>
          <Fact name="Challenge passed">
            <MaybeTime value={attempt.challenge_passed_at} />
          </Fact>
          <Fact name="When">
            <Time value={attempt.created_at} precise />
          </Fact>
        </Facts>
      )}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}
