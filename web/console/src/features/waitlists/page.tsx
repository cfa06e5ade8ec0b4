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
  { value: 'approved', text: 'Approved' },
  { value: 'denied', text: 'Denied' },
] as const

/** People who want to sign up. */
export function WaitlistPage() {
  const { state, ...search } = useSearch({ from: '/$environment/waitlist' })
  const known = states.find(({ value }) => value === state)?.value
  const read = useRead('GET /user_management/waitlists/{id}/entries', {
    path: { id: 'default' },
    query: { ...search, limit: 50, ...(known === undefined ? {} : { state: known }) },
  })
  const remove = useChange('DELETE /user_management/waitlist_entries/{id}')
  return (
    <>
      <PageHead title="Waitlist" />
      <List
        label="Waitlist"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={state !== undefined || search.email !== undefined}
        filters={
          <>
            <ChoiceFilter name="state" label="State" value={state} options={states} />
            <TextFilter name="email" label="Whole email address" value={search.email} />
          </>
        }
        empty={
          <Empty title="No one is waiting">
            While the waitlist is on, people who want to sign up join it. Turn it on under Sign-in.
          </Empty>
        }
        columns={[
          { name: 'Email', cell: ({ email }) => email },
          { name: 'State', cell: (entry) => <State value={entry.state} /> },
          {
            name: 'Answers',
            cell: ({ additional_fields: fields = {} }) => Object.values(fields).join(', ') || <Missing />,
          },
          { name: 'Joined', cell: (entry) => <Time value={entry.created_at} /> },
          {
            name: 'Action',
            cell: ({ id, email, state: decided }) => (
              <>
                {decided === 'pending' ? <Decide id={id} email={email} /> : null}{' '}
                <Act look="quiet" change={remove} input={{ path: { id } }} done={`Removed ${email}.`}>
                  Remove
                </Act>
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Decide({ id, email }: { id: string; email: string }) {
  const approve = useChange('POST /user_management/waitlist_entries/{id}/approve')
  const deny = useChange('POST /user_management/waitlist_entries/{id}/deny')
  return (
    <>
      <Act change={approve} input={{ path: { id } }} done={`Sent an invitation to ${email}.`}>
        Approve
      </Act>{' '}
      <Act look="quiet" change={deny} input={{ path: { id } }} done={`Denied ${email}.`}>
        Deny
      </Act>
    </>
  )
}
