import { environmentKindInWords } from '../../shell/environment-kind.ts'
import { useRead } from '../../shell/query.ts'
import { Settled } from '../../shell/settled.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { EnvironmentName } from './environment-name.tsx'
import { Health } from './health.tsx'
import { SigningKeys } from './signing-keys.tsx'

/** What the environment of the address is, and the keys that its tokens are signed with. */
export function EnvironmentPage() {
  const read = useRead('GET /environments/current', {})
  return (
    <>
      <PageHead title="Environment" />
      <Settled>
        <Shown of={read}>
          {(environment) => (
            <>
              <Card title="Identity">
                <Facts>
                  <Fact name="Id">
                    <Copy value={environment.id} label="Copy id" />
                  </Fact>
                  <Fact name="Client id">
                    <Copy value={environment.client_id} label="Copy client id" />
                  </Fact>
                  <Fact name="Kind">{environmentKindInWords(environment.kind)}</Fact>
                  <Fact name="Key set">
                    <Copy value={`${location.origin}/sso/jwks/${environment.client_id}`} label="Copy address" />
                  </Fact>
                  <Fact name="Created">
                    <Time value={environment.created_at} precise />
                  </Fact>
                </Facts>
              </Card>
              <EnvironmentName environment={environment} />
            </>
          )}
        </Shown>
        <Health />
        <SigningKeys />
      </Settled>
    </>
  )
}
