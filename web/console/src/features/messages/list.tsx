import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

const states = [
  { value: 'pending', text: 'Pending' },
  { value: 'sent', text: 'Sent' },
  { value: 'failed', text: 'Failed' },
] as const

/** Mails and text messages, without their text: it can hold codes that still count. */
export function MessageList() {
  const { state, ...search } = useSearch({ from: '/$environment/messages' })
  const known = states.find(({ value }) => value === state)?.value
  const read = useRead('GET /messages', {
    query: { ...search, limit: 50, ...(known === undefined ? {} : { state: known }) },
  })
  const resend = useChange('POST /messages/{id}/resend')
  return (
    <>
      <PageHead title="Mail and SMS" />
      <List
        label="Messages"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={state !== undefined || search.to !== undefined}
        filters={
          <>
            <ChoiceFilter name="state" label="State" value={state} options={states} />
            <TextFilter name="to" label="Recipient" value={search.to} />
          </>
        }
        empty={<Empty title="No messages yet">Mails and text messages of the last days appear here.</Empty>}
        columns={[
          { name: 'To', cell: ({ to }) => to },
          { name: 'Subject', cell: ({ subject }) => subject ?? <Missing /> },
          { name: 'State', cell: (message) => <State value={message.state} /> },
          { name: 'Failure', cell: ({ failure }) => <span title={failure ?? ''}>{failure ?? <Missing />}</span> },
          { name: 'Created', cell: (message) => <Time value={message.created_at} /> },
          {
            name: 'Action',
            cell: (message) =>
              message.state !== 'failed' ? null : (
                <Act change={resend} input={{ path: { id: message.id } }} done={`Sending it to ${message.to} again.`}>
                  Resend
                </Act>
              ),
          },
        ]}
      />
    </>
  )
}
