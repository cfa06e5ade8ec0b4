import { useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Card, Fact, Facts, Json } from '../../ui/facts.tsx'
import { connectionTypeInWords } from '../../ui/provider-name.ts'
import { Shown } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'

export function OverviewTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection' })
  const read = useRead('GET /connections/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(connection) => (
        <>
          <Card title="Connection">
            <Facts>
              <Fact name="Provider">{connectionTypeInWords(connection.connection_type)}</Fact>
              <Fact name="Organization">
                <OrganizationLink id={connection.organization_id} />
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
          <AtProvider id={id} />
          <Assertions connection={connection} />
          <ProviderDocument id={id} />
          <Card title="As the API has it">
            <Json value={connection} />
          </Card>
        </>
      )}
    </Shown>
  )
}

/** What the administrator of the provider enters there. */
function AtProvider({ id }: { id: string }) {
  const read = useRead('GET /connections/{id}/settings', { path: { id } })
  return (
    <Card title="Enter at the provider">
      <Shown of={read} rows={2}>
        {({ saml, oidc }) => (
          <Facts>
            {saml === undefined ? null : (
              <>
                <Fact name="Assertion consumer service">
                  <Copy value={saml.acs_url} label="Copy address" />
                </Fact>
                <Fact name="Entity id">
                  <Copy value={saml.sp_entity_id} label="Copy entity id" />
                </Fact>
                <Fact name="Our metadata">
                  <Copy value={saml.metadata_url} label="Copy address of the metadata" />
                </Fact>
              </>
            )}
            {oidc === undefined ? null : (
              <Fact name="Redirect address">
                <Copy value={oidc.redirect_uri} label="Copy address" />
              </Fact>
            )}
          </Facts>
        )}
      </Shown>
    </Card>
  )
}

/** Whether the provider of OpenID Connect decides which applications act for its users (ID-JAG). */
function Assertions({ connection }: { connection: Answer<'GET /connections/{id}'> }) {
  const { id } = connection
  const { data } = useRead('GET /connections/{id}/settings', { path: { id } })
  const change = useChange('PATCH /connections/{id}')
  if (data?.oidc === undefined) return null
  const { accept_identity_assertions: accepts } = data.oidc
  const body = { oidc: { accept_identity_assertions: !accepts } }
  return (
    <Card
      title="Assertions for applications"
      actions={
        <Act
          change={change}
          input={{ seen: [connection], path: { id }, body }}
          done={accepts ? 'Assertions are refused from now on.' : 'Assertions are accepted from now on.'}
        >
          {accepts ? 'Refuse assertions' : 'Accept assertions'}
        </Act>
      }
    >
      <Facts>
        <Fact name="Accepted">{accepts ? 'Yes' : 'No'}</Fact>
        <Fact name="Meaning">
          With assertions of the provider (ID-JAG), applications get access tokens for its users without asking them.
        </Fact>
      </Facts>
    </Card>
  )
}

/** Why the provider's metadata or discovery document was not read the last time. Each failure makes the next attempt later. */
function ProviderDocument({ id }: { id: string }) {
  const { data } = useRead('GET /connections/{id}/settings', { path: { id } })
  const failure = data?.saml?.metadata_failure ?? data?.oidc?.discovery_failure
  if (failure === undefined || failure === null) return null
  return (
    <Card title="The provider's document">
      <Facts>
        <Fact name="Cause of the failure">{failure.message}</Fact>
        <Fact name="Failed in a row">{failure.failures}</Fact>
        <Fact name="Next attempt">
          <MaybeTime value={failure.next_attempt_at} />
        </Fact>
      </Facts>
    </Card>
  )
}
