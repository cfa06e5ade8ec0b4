import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../api/client.ts'
import { useEnvironmentId } from '../../shell/environment.ts'
import { useRead } from '../../shell/query.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Shown } from '../../ui/states.tsx'

type Overview = Answer<'GET /overview'>

/** Fewer failed sign-ins than these are people who mistype. */
const fewFailures = 10
const soonMs = 14 * 86_400_000

/** Whether what an environment lives on has worked in the last 24 hours. */
export function Health() {
  const params = { environment: useEnvironmentId() }
  const overview = useRead('GET /overview', { query: { period: '24h' } }, { every: 60_000 })
  const expiring = useRead('GET /expiring', { query: { limit: 1 } })
  const [next] = expiring.data?.data ?? []
  const endsSoon = next !== undefined && Date.parse(next.expires_at) < Date.now() + soonMs
  return (
    <Card title="Health, last 24 hours">
      <Shown of={overview} rows={4}>
        {(counts) => {
          const { succeeded, failed, givenUp, unsent } = sumsOf(counts)
          return (
            <Facts>
              <Fact name="Sign-ins">
                <Line isWell={failed < fewFailures || failed < succeeded}>
                  <Link to="/$environment" params={params}>
                    {`${succeeded.toLocaleString()} succeeded, ${failed.toLocaleString()} failed`}
                  </Link>
                </Line>
              </Fact>
              <Fact name="Webhook deliveries">
                <Line isWell={givenUp === 0}>
                  <Link to="/$environment/webhooks" params={params}>
                    {givenUp === 0 ? 'None given up' : `${givenUp.toLocaleString()} given up`}
                  </Link>
                </Line>
              </Fact>
              <Fact name="Emails and text messages">
                <Line isWell={unsent === 0}>
                  <Link to="/$environment/messages" params={params}>
                    {unsent === 0 ? 'None failed' : `${unsent.toLocaleString()} failed`}
                  </Link>
                </Line>
              </Fact>
              <Fact name="Certificates and keys">
                <Line isWell={!endsSoon}>
                  <Link to="/$environment/expiring" params={params}>
                    {endsSoon ? 'One ends within two weeks' : 'None ends within two weeks'}
                  </Link>
                </Line>
              </Fact>
            </Facts>
          )
        }}
      </Shown>
    </Card>
  )
}

function Line({ isWell, children }: { isWell: boolean; children: ReactNode }) {
  return (
    <>
      <Badge tone={isWell ? 'success' : 'warning'}>{isWell ? 'Working' : 'Needs a look'}</Badge> {children}
    </>
  )
}

function sumsOf({ sign_ins, failures, delivery_attempts, messages }: Overview) {
  const sum = (counted: readonly { count: number }[]): number => counted.reduce((all, { count }) => all + count, 0)
  return {
    succeeded: sum(sign_ins),
    failed: sum(failures),
    givenUp: sum(delivery_attempts.filter(({ label }) => label === 'failed')),
    unsent: sum(messages.filter(({ outcome }) => outcome === 'failed')),
  }
}
