import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Browser } from '../../ui/browser.tsx'
import { Danger } from '../../ui/danger.tsx'
import { inWords } from '../../ui/in-words.ts'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

export function SessionsTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/sessions' })
  const search = useSearch({ from: '/$environment/users/$user/sessions' })
  const read = useRead('GET /user_management/users/{id}/sessions', { path: { id }, query: { ...search, limit: 50 } })
  const end = useChange('POST /user_management/sessions/revoke')
  return (
    <List
      label="Sessions"
      read={read}
      keyOf={(session) => session.id}
      filters={<EndAll id={id} />}
      empty={<Empty title="No sessions">A session begins when this person signs in.</Empty>}
      columns={[
        { name: 'State', cell: ({ status }) => <State value={status} /> },
        { name: 'Signed in with', cell: ({ auth_method: method }) => inWords(method) },
        { name: 'Address', cell: ({ ip_address: address }) => address ?? <Missing /> },
        { name: 'Browser', cell: ({ user_agent: agent }) => <Browser agent={agent} /> },
        { name: 'Began', cell: (session) => <Time value={session.created_at} /> },
        {
          name: 'Action',
          cell: (session) =>
            session.status !== 'active' ? null : (
              <Act change={end} input={{ body: { session_id: session.id } }} done="Ended the session.">
                End
              </Act>
            ),
        },
      ]}
    />
  )
}

function EndAll({ id }: { id: string }) {
  const end = useChange('DELETE /user_management/users/{id}/sessions')
  return (
    <Danger
      action="End all sessions"
      name="this user"
      consequence="The person is signed out everywhere and has to sign in again."
      asksReason
      change={end}
      onConfirm={(reason) =>
        end.mutate(
          { path: { id }, ...(reason === undefined ? {} : { reason }) },
          { onSuccess: () => announce('Ended all sessions.') },
        )
      }
    />
  )
}
