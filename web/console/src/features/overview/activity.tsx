import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { Chart } from '../../ui/chart.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { bucketsOf, sumOver } from './buckets.ts'

type Overview = Answer<'GET /overview'>

const periods = [
  { value: '24h', text: '24 hours' },
  { value: '7d', text: '7 days' },
  { value: '30d', text: '30 days' },
] as const

/** Sign-ins, new users, deliveries and certificates over a period. */
export function Activity() {
  const { period } = useSearch({ from: '/$environment/' })
  const known = periods.find(({ value }) => value === period)?.value ?? '24h'
  const read = useRead('GET /overview', { query: { period: known } }, { every: 30_000 })
  return (
    <>
      <search>
        <ChoiceFilter name="period" label="Period" value={period ?? '24h'} options={periods} isRequired />
      </search>
      <Shown of={read}>
        {(overview) => (
          <>
            <SignIns overview={overview} />
            <NewUsers overview={overview} />
            <Deliveries deliveries={overview.deliveries} />
            <Certificates certificates={overview.expiring_certificates} />
          </>
        )}
      </Shown>
    </>
  )
}

function SignIns({ overview }: { overview: Overview }) {
  const steps = bucketsOf(overview)
  const causes = Map.groupBy(overview.failures, ({ code, label }) => code ?? label)
  const counted = [...causes]
    .map(([cause, failures]) => ({ cause, count: failures.reduce((sum, { count }) => sum + count, 0) }))
    .sort((one, other) => other.count - one.count)
    .slice(0, 8)
  return (
    <Card title="Sign-ins">
      <Chart
        label="Sign-ins"
        steps={steps}
        series={[
          { name: 'Signed in', values: sumOver(steps, overview.sign_ins) },
          { name: 'Failed', values: sumOver(steps, overview.failures) },
        ]}
      />
      {counted.length === 0 ? null : (
        <Facts>
          {counted.map(({ cause, count }) => (
            <Fact key={cause} name={cause}>
              {count}
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  )
}

function NewUsers({ overview }: { overview: Overview }) {
  const steps = bucketsOf(overview)
  return (
    <Card title="New users">
      <Chart label="New users" steps={steps} series={[{ name: 'New', values: sumOver(steps, overview.new_users) }]} />
    </Card>
  )
}

function Deliveries({ deliveries: { pending, succeeded, failed } }: { deliveries: Overview['deliveries'] }) {
  const { environment } = useParams({ from: '/$environment/' })
  return (
    <Card
      title="Webhook deliveries"
      actions={
        <Link to="/$environment/webhooks" params={{ environment }}>
          Webhooks
        </Link>
      }
    >
      <Facts>
        <Fact name="Delivered">{succeeded}</Fact>
        <Fact name="Waiting">{pending}</Fact>
        <Fact name="Failed">{failed}</Fact>
      </Facts>
    </Card>
  )
}

function Certificates({ certificates }: { certificates: Overview['expiring_certificates'] }) {
  const { environment } = useParams({ from: '/$environment/' })
  return (
    <Card title="Certificates that end soon">
      {certificates.length === 0 ? (
        <Note>None within 90 days.</Note>
      ) : (
        <Facts>
          {certificates.map(({ connection_id: connection, connection_name: name, expires_at: expires }) => (
            <Fact key={connection} name={name}>
              <Link to="/$environment/connections/$connection" params={{ environment, connection }}>
                <Time value={expires} />
              </Link>
            </Fact>
          ))}
        </Facts>
      )}
    </Card>
  )
}
