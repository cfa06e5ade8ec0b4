import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../api/client.ts'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Wrapped } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'

type Expiring = Answer<'GET /expiring'>['data'][number]

const kinds = [
  { value: 'provider_certificate', text: 'Certificate of a provider' },
  { value: 'saml_key', text: 'Our key at a connection' },
  { value: 'api_key', text: 'API key of a customer' },
  { value: 'management_key', text: 'API key of the environment' },
  { value: 'setup_link', text: 'Setup link' },
] as const

/** What ends within 90 days, the next one first, each with what to do about it. */
export function ExpiringList() {
  const { kind, ...search } = useSearch({ from: '/$environment/expiring' })
  const known = kinds.find(({ value }) => value === kind)?.value
  const read = useRead('GET /expiring', {
    query: { ...search, limit: 50, ...(known === undefined ? {} : { kind: known }) },
  })
  return (
    <>
      <PageHead title="Expiring" />
      <List
        label="What ends within 90 days"
        read={read}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        isFiltered={kind !== undefined}
        filters={<ChoiceFilter name="kind" label="Kind" value={kind} options={kinds} />}
        empty={
          <Empty title="Nothing ends within 90 days">
            Certificates, keys and setup links are listed here before they end. Client secrets of applications are not:
            they have no end.
          </Empty>
        }
        columns={[
          { name: 'What', cell: (row) => <What row={row} /> },
          {
            name: 'Ends',
            cell: (row) => (
              <>
                <Time value={row.expires_at} />{' '}
                {Date.parse(row.expires_at) <= Date.now() ? <State value="expired" /> : null}
              </>
            ),
          },
          { name: 'Kind', cell: (row) => kinds.find(({ value }) => value === row.kind)?.text },
          { name: 'What to do', cell: (row) => <Wrapped>{cureOf(row)}</Wrapped> },
          { name: 'Organization', cell: (row) => <OrganizationLink id={row.organization_id} /> },
        ]}
      />
    </>
  )
}

function What({ row }: { row: Expiring }) {
  const { environment } = useParams({ from: '/$environment/expiring' })
  const { kind, id, name, connection_id: connection, organization_id: organization, user_id: user } = row
  if (connection !== null)
    return (
      <Link data-row to="/$environment/connections/$connection/certificates" params={{ environment, connection }}>
        {name ?? connection}
      </Link>
    )
  if (kind === 'management_key')
    return (
      <Link data-row to="/$environment/keys" params={{ environment }}>
        {name ?? id}
      </Link>
    )
  if (user !== null)
    return (
      <Link data-row to="/$environment/users/$user" params={{ environment, user }}>
        {name ?? id}
      </Link>
    )
  if (organization === null) return name ?? id
  return kind === 'api_key' ? (
    <Link data-row to="/$environment/organizations/$organization/api-keys" params={{ environment, organization }}>
      {name ?? id}
    </Link>
  ) : (
    <Link data-row to="/$environment/organizations/$organization/portal" params={{ environment, organization }}>
      {name ?? 'Setup link'}
    </Link>
  )
}

function cureOf({ kind, is_monitored: isMonitored }: Expiring): ReactNode {
  switch (kind) {
    case 'provider_certificate':
      return isMonitored
        ? 'The next one is read from the metadata of the provider as soon as it is there.'
        : "Ask the customer for the provider's next certificate, or send a setup link for its renewal."
    case 'saml_key':
      return 'Make the next key, and let the customer enter its certificate at the provider.'
    case 'api_key':
      return 'The customer makes another key and uses it instead.'
    case 'management_key':
      return 'Its successor works already: use it wherever this one is used.'
    case 'setup_link':
      return 'Send another link if the customer has not finished.'
  }
}
