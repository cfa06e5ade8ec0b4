import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

export function OverviewTab() {
  const { environment, connection: id } = useParams({ from: '/$environment/connections/$connection' })
  const read = useRead('GET /connections/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(connection) => (
        <>
          <Card title="Connection">
            <Facts>
              <Fact name="Provider">{connection.connection_type}</Fact>
              <Fact name="Organization">
                {connection.organization_id === undefined ? (
                  <Missing />
                ) : (
                  <Link
                    to="/$environment/organizations/$organization"
                    params={{ environment, organization: connection.organization_id }}
                  >
                    {connection.organization_id}
                  </Link>
                )}
              </Fact>
              <Fact name="Domains">{connection.domains.map(({ domain }) => domain).join(', ') || <Missing />}</Fact>
              <Fact name="Created">
                <Time value={connection.created_at} precise />
              </Fact>
              <Fact name="Updated">
                <Time value={connection.updated_at} precise />
              </Fact>
            </Facts>
          </Card>
          <Card title="As the API has it">
            <Json value={connection} />
          </Card>
        </>
      )}
    </Shown>
  )
}
