import { useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { UserLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { Badge, State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import type { ActionEndpoint } from './action-texts.ts'

type Call = Answer<'GET /action_endpoints/{id}/calls'>['data'][number]

/** The last calls of an endpoint: what it decided, or why it could not. */
export function Calls({ endpoint: { id, on_failure: onFailure } }: { endpoint: ActionEndpoint }) {
  const { before, after, calls } = useSearch({ from: '/$environment/actions' })
  // The cursors in the address are those of the list that was turned last.
  const place = calls === id ? { ...(before && { before }), ...(after && { after }) } : {}
  const read = useRead('GET /action_endpoints/{id}/calls', { path: { id }, query: { ...place, limit: 10 } })
  return (
    <List
      label="Last calls"
      read={read}
      keyOf={(call) => call.id}
      place={{ calls: id }}
      empty={<Empty title="Not called yet">Each call of the last 30 days is listed here, tests too.</Empty>}
      columns={[
        { name: 'Verdict', cell: (call) => <Verdict call={call} onFailure={onFailure} /> },
        { name: 'User', cell: (call) => (call.is_test ? 'A test' : <UserLink id={call.user_id} />) },
        { name: 'Answer', cell: ({ status, failure }) => failure ?? (status === null ? <Missing /> : String(status)) },
        { name: 'Took', cell: ({ duration_ms: took }) => `${took.toLocaleString()} ms` },
        { name: 'When', cell: (call) => <Time value={call.created_at} /> },
      ]}
    />
  )
}

function Verdict({ call: { verdict }, onFailure }: { call: Call; onFailure: 'allow' | 'deny' }) {
  if (verdict !== null) return <State value={verdict === 'allow' ? 'allowed' : 'denied'} />
  return <Badge tone="error">{onFailure === 'allow' ? 'None, so allowed' : 'None, so denied'}</Badge>
}
