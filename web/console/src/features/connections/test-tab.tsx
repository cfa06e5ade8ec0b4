import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { List } from '../../ui/list.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Attempt } from './attempt.tsx'

const from = '/$environment/connections/$connection/test'

/** Sign-ins that try the connection, and sign no one in. */
export function TestTab() {
  const { connection: id } = useParams({ from })
  const { attempt, ...search } = useSearch({ from })
  const read = useRead(
    'GET /sso/sessions',
    { query: { ...search, connection_id: id, origin: 'test', limit: 20 } },
    { runs: ({ data: [newest] }) => newest?.state === 'started' || newest?.state === 'authorized' },
  )
  return (
    <>
      <Toolbar>
        <Begin id={id} />
      </Toolbar>
      <List
        label="Tests"
        read={read}
        keyOf={(session) => session.id}
        empty={
          <Empty title="Not tested yet">
            A test leads to the identity provider, and comes back here with what it said. It signs no one in, so it is
            safe before the connection is active. You need an account at the provider.
          </Empty>
        }
        columns={[
          {
            name: 'When',
            cell: (session) => (
              <Link data-row to="." search={(current) => ({ ...current, attempt: session.id })}>
                <Time value={session.created_at} />
              </Link>
            ),
          },
          { name: 'Result', cell: (session) => <State value={session.state} /> },
          { name: 'Cause', cell: ({ failure }) => failure?.message ?? <Missing /> },
          { name: 'Email', cell: ({ email }) => email ?? <Missing /> },
        ]}
      />
      <Attempt id={attempt} />
    </>
  )
}

function Begin({ id }: { id: string }) {
  const test = useChange('POST /connections/{id}/test')
  return (
    <Button
      look="primary"
      change={test}
      busy={test.isPending}
      onClick={() =>
        test.mutate(
          { path: { id } },
          {
            onSuccess: ({ url }) => location.assign(url),
            onError: ({ message }) => announce(message, 'error'),
          },
        )
      }
    >
      Test sign-in
    </Button>
  )
}
