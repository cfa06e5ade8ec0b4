import { useSearch } from '@tanstack/react-router'
import { ObjectFilter, OrganizationFilter } from '../../shell/object-filter.tsx'
import { OrganizationLink, UserLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Sections } from './sections.tsx'

/** Agents that have registered by themselves, and who has claimed them. */
export function RegistrationList() {
  const search = useSearch({ from: '/$environment/agents/registrations' })
  const read = useRead('GET /agents/registrations', { query: { ...search, limit: 50 } })
  const revoke = useChange('POST /agents/registrations/{id}/revoke')
  const { organization_id: organization, user_id: user, trusted_issuer_id: issuer } = search
  return (
    <>
      <Sections />
      <List
        label="Registrations"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={[organization, user, issuer].some((filter) => filter !== undefined)}
        filters={
          <>
            <OrganizationFilter value={organization} />
            <ObjectFilter name="user_id" label="User" type="user" value={user} />
            <TextFilter name="trusted_issuer_id" label="Issuer id" value={issuer} />
          </>
        }
        empty={
          <Empty title="No registrations yet">
            An agent that finds your application registers itself, and one of your users claims it.
          </Empty>
        }
        columns={[
          { name: 'Registration', cell: ({ id }) => <code>{id}</code> },
          { name: 'Kind', cell: ({ kind }) => kind.replaceAll('_', ' ') },
          { name: 'State', cell: ({ status }) => <State value={status} /> },
          {
            name: 'User',
            cell: (row) => <UserLink isRow id={row.agent_identity.userland_user_id} />,
          },
          {
            name: 'Organization',
            cell: (row) => <OrganizationLink id={row.organization_id} />,
          },
          { name: 'Registered', cell: (row) => <Time value={row.created_at} /> },
          {
            name: 'Action',
            cell: ({ id, status }) => (
              <>
                {status === 'revoked' ? null : (
                  <Act change={revoke} input={{ path: { id } }} done="Revoked the registration.">
                    Revoke
                  </Act>
                )}{' '}
                <Delete id={id} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function Delete({ id }: { id: string }) {
  const remove = useChange('DELETE /agents/registrations/{id}')
  return (
    <Danger
      action="Delete"
      name={id}
      consequence="Its credentials end, and nothing is left of it. This cannot be undone."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce('Deleted the registration.') })}
    />
  )
}
