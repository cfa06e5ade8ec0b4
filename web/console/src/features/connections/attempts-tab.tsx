import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { Attempt } from './attempt.tsx'

const states = [
  { value: 'succeeded', text: 'Succeeded' },
  { value: 'failed', text: 'Failed' },
  { value: 'started', text: 'Started' },
  { value: 'authorized', text: 'Authorized' },
  { value: 'timed_out', text: 'Timed out' },
] as const

type AttemptState = (typeof states)[number]['value']

/** Attempts to sign in through the connection, each with its trace. */
export function AttemptsTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/attempts' })
  const { attempt, state, ...search } = useSearch({ from: '/$environment/connections/$connection/attempts' })
  const known = states.find(({ value }) => value === state)?.value
  const read = useRead('GET /sso/sessions', {
    query: { ...search, connection_id: id, limit: 50, ...stateOf(known) },
  })
  return (
    <>
      <List
        label="Attempts"
        read={read}
        keyOf={(session) => session.id}
        isFiltered={state !== undefined || search.email !== undefined}
        filters={
          <>
            <ChoiceFilter name="state" label="State" value={state} options={states} />
            <TextFilter name="email" label="Email" value={search.email} />
          </>
        }
        empty={<Empty title="No attempts yet">Each sign-in through this connection is listed here for 90 days.</Empty>}
        columns={[
          {
            name: 'When',
            cell: (session) => (
              <Link data-row to="." search={(current) => ({ ...current, attempt: session.id })}>
                <Time value={session.created_at} />
              </Link>
            ),
          },
          { name: 'State', cell: (session) => <State value={session.state} /> },
          { name: 'Cause', cell: ({ failure }) => failure?.message ?? <Missing /> },
          { name: 'Email', cell: ({ email }) => email ?? <Missing /> },
          { name: 'Began at', cell: ({ origin }) => origin.replaceAll('_', ' ') },
        ]}
      />
      <Attempt id={attempt} />
    </>
  )
}

function stateOf(state: AttemptState | undefined): { state?: AttemptState } {
  return state === undefined ? {} : { state }
}
