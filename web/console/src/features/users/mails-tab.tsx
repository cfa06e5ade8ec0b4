import { useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

/** Mails to this person, without their text: it can hold codes that still count. */
export function MailsTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/mails' })
  const read = useRead('GET /user_management/users/{id}', { path: { id } })
  return <Shown of={read}>{({ email }) => <Mails email={email} />}</Shown>
}

function Mails({ email }: { email: string }) {
  const search = useSearch({ from: '/$environment/users/$user/mails' })
  const read = useRead('GET /messages', { query: { ...search, to: email, limit: 50 } })
  return (
    <List
      label="Mails"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No mails">Mails to {email} of the last days appear here.</Empty>}
      columns={[
        { name: 'Subject', cell: ({ subject }) => subject ?? <Missing /> },
        { name: 'State', cell: ({ state }) => <State value={state} /> },
        { name: 'Failure', cell: ({ failure }) => <span title={failure ?? ''}>{failure ?? <Missing />}</span> },
        { name: 'Created', cell: (message) => <Time value={message.created_at} /> },
      ]}
    />
  )
}
