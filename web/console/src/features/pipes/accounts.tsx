import { useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { OrganizationLink, UserLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { methodInWords } from './method-in-words.ts'
import type { Ownership } from './ownership.ts'

type Account = Answer<'GET /data-integrations/{slug}/accounts'>['data'][number]

/** Who has connected an account, and whether its tokens still work. */
export function Accounts({ slug, ownership }: { slug: string; ownership: Ownership }) {
  const { ownership: _, ...search } = useSearch({ from: '/$environment/pipes/$slug' })
  const read = useRead('GET /data-integrations/{slug}/accounts', {
    path: { slug },
    query: { ...search, ownership, limit: 50 },
  })
  return (
    <List
      label="Connected accounts"
      read={read}
      keyOf={({ id }) => id}
      isFiltered={search.organization_id !== undefined}
      filters={<OrganizationFilter value={search.organization_id} />}
      empty={<Empty title="No connected accounts yet">They appear here once someone connects one.</Empty>}
      columns={[
        {
          name: 'Account of',
          cell: ({ user_id: user, organization_id: organization }) =>
            user === null ? <OrganizationLink id={organization} /> : <UserLink isRow id={user} />,
        },
        { name: 'At the service', cell: (row) => row.account_display_name ?? row.account_identifier ?? <Missing /> },
        {
          name: 'Organization',
          cell: (row) => <OrganizationLink id={row.organization_id} />,
        },
        { name: 'State', cell: ({ state }) => <State value={state} /> },
        { name: 'Method', cell: (row) => methodInWords(row.auth_method) },
        { name: 'Connected', cell: (row) => <Time value={row.created_at} /> },
        { name: 'Action', cell: (account) => <Disconnect slug={slug} account={account} /> },
      ]}
    />
  )
}

function Disconnect({ slug, account }: { slug: string; account: Account }) {
  const ofUser = useChange('DELETE /user_management/users/{user_id}/connected_accounts/{slug}')
  const ofOrganization = useChange('DELETE /organizations/{organization_id}/connected_accounts/{slug}')
  const { id, user_id: user, organization_id: organization } = account
  const done = 'Disconnected the account.'
  if (user !== null)
    return (
      <Act
        change={ofUser}
        input={{
          path: { user_id: user, slug },
          query: {
            connected_account_id: id,
            supports_multiple_connections: true,
            ...(organization === null ? {} : { organization_id: organization }),
          },
        }}
        done={done}
      >
        Disconnect
      </Act>
    )
  if (organization === null) return null
  return (
    <Act
      change={ofOrganization}
      input={{
        path: { organization_id: organization, slug },
        query: { connected_account_id: id, supports_multiple_connections: true },
      }}
      done={done}
    >
      Disconnect
    </Act>
  )
}
