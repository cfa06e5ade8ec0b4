import { Link } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'
import { stateOf } from './state-of.ts'

/** The providers that Gatehouse knows, those that are set up first. */
export function SocialProviderList() {
  const environment = useEnvironmentId()
  const read = useRead('GET /environments/current/social_providers', {})
  return (
    <>
      <PageHead title="Social providers" />
      <Shown of={read}>
        {({ data }) => (
          <Table
            label="Social providers"
            rows={data.toSorted((a, b) => Number(b.client_id !== null) - Number(a.client_id !== null))}
            keyOf={({ provider }) => provider}
            columns={[
              {
                name: 'Provider',
                cell: ({ provider, name }) => (
                  <Link data-row to="/$environment/social-providers/$provider" params={{ environment, provider }}>
                    {name}
                  </Link>
                ),
              },
              { name: 'State', cell: (each) => <State value={stateOf(each)} /> },
              {
                name: 'Client id',
                cell: ({ client_id: client }) => (client === null ? <Missing /> : <code>{client}</code>),
              },
              { name: 'Changed', cell: (each) => <MaybeTime value={each.updated_at} /> },
            ]}
          />
        )}
      </Shown>
    </>
  )
}
