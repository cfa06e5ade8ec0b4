import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { bucketsOf, sumOver } from '../../ui/buckets.ts'
import { Chart, type ChartProps, tones } from '../../ui/chart.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { inWords } from '../../ui/in-words.ts'
import { Note } from '../../ui/note.tsx'
import { PeriodFilter, periodOf } from '../../ui/period.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './activity.module.css'
import { Figures } from './figures.tsx'

type Overview = Answer<'GET /overview'>

/** Sign-ins, new users, deliveries and certificates over a period. */
export function Activity() {
  const { period } = useSearch({ from: '/$environment/' })
  const read = useRead('GET /overview', { query: { period: periodOf(period) } }, { every: 30_000 })
  return (
    <>
      <PeriodFilter value={period} />
      <Shown of={read}>
        {(overview) => (
          <>
            <Figures overview={overview} />
            <div className={styles.charts}>
              <SignIns overview={overview} />
              <Failures overview={overview} />
              <Users overview={overview} />
              <Deliveries overview={overview} />
              <Messages overview={overview} />
            </div>
            <SingleSignOn overview={overview} />
            <Certificates certificates={overview.expiring_certificates} />
          </>
        )}
      </Shown>
    </>
  )
}

/** Of more methods or causes, the rest is one series. */
const mostSeries = 5

interface Labelled {
  label: string
  starts_at: string
  count: number
}

/** The most frequent labels, and the others together, each over the steps. */
function seriesOf(steps: readonly Date[], counted: readonly Labelled[]): { name: string; values: number[] }[] {
  const byLabel = [...Map.groupBy(counted, ({ label }) => label)].map(([name, parts]) => ({
    name,
    parts,
    sum: parts.reduce((sum, { count }) => sum + count, 0),
  }))
  byLabel.sort((one, other) => other.sum - one.sum)
  const rest = byLabel.slice(mostSeries).flatMap(({ parts }) => parts)
  return [...byLabel.slice(0, mostSeries), ...(rest.length === 0 ? [] : [{ name: 'others', parts: rest }])].map(
    ({ name, parts }) => ({ name, values: sumOver(steps, parts) }),
  )
}

/** A link to the events that a bar counts. */
function useEventLinks(eventsOf: (name: string) => string): NonNullable<ChartProps['link']> {
  const { environment } = useParams({ from: '/$environment/' })
  return (bar, { from, until, name }) => (
    <Link
      to="/$environment/events"
      params={{ environment }}
      search={{ events: eventsOf(name), range_start: from.toISOString(), range_end: until.toISOString() }}
      tabIndex={-1}
    >
      <title>{`${name}: show the events`}</title>
      {bar}
    </Link>
  )
}

function SignIns({ overview }: { overview: Overview }) {
  const steps = bucketsOf(overview)
  const methods = seriesOf(steps, overview.sign_ins)
  const failed = { name: 'Failed', tone: 'red' as const, values: sumOver(steps, overview.failures) }
  const link = useEventLinks((name) => {
    const outcome = name === 'Failed' ? 'failed' : 'succeeded'
    const kinds = (name === 'Failed' ? overview.failures : overview.sign_ins).map(({ label }) => label)
    const wanted = name === 'Failed' || name === 'others' ? [...new Set(kinds)] : [name]
    return wanted.map((method) => `authentication.${method}_${outcome}`).join(',')
  })
  return (
    <Card title="Sign-ins">
      <Chart
        label="Sign-ins by method"
        steps={steps}
        series={[
          ...methods.map((each, at) => ({ ...each, text: inWords(each.name), tone: tones[at] ?? 'slate' })),
          failed,
        ]}
        link={link}
      />
    </Card>
  )
}

function Failures({ overview }: { overview: Overview }) {
  const steps = bucketsOf(overview)
  const causes = overview.failures.map(({ label, code, ...each }) => ({ ...each, label: code ?? label }))
  const link = useEventLinks((name) => {
    const methods = overview.failures.filter(({ label, code }) => name === 'others' || (code ?? label) === name)
    return [...new Set(methods.map(({ label }) => `authentication.${label}_failed`))].join(',')
  })
  if (causes.length === 0) return null
  return (
    <Card title="Failures by cause">
      <Chart
        label="Failures by cause"
        steps={steps}
        series={seriesOf(steps, causes).map((each, at) => ({
          ...each,
          text: inWords(each.name),
          tone: at === 0 ? 'red' : (tones[at - 1] ?? 'slate'),
        }))}
        link={link}
      />
    </Card>
  )
}

function Users({ overview }: { overview: Overview }) {
  const steps = bucketsOf(overview)
  const link = useEventLinks((name) => (name === 'New' ? 'user.created' : 'session.created'))
  return (
    <>
      <Card title="New users">
        <Chart
          label="New users"
          steps={steps}
          series={[{ name: 'New', tone: 'indigo', values: sumOver(steps, overview.new_users) }]}
          link={link}
        />
      </Card>
      <Card title="Active users">
        <Chart
          label="Active users"
          steps={steps}
          series={[
            {
              name: 'Active',
              text: 'Active, once a day',
              tone: 'green',
              values: sumOver(steps, overview.active_users),
            },
          ]}
          link={link}
        />
      </Card>
    </>
  )
}

const outcomes = [
  { label: 'succeeded', name: 'Delivered', tone: 'green' },
  { label: 'retried', name: 'Will be tried again', tone: 'amber' },
  { label: 'failed', name: 'Given up', tone: 'red' },
] as const

function Deliveries({ overview }: { overview: Overview }) {
  const { environment } = useParams({ from: '/$environment/' })
  const steps = bucketsOf(overview)
  const webhooks = (content: ReactNode, tabIndex: number) => (
    <Link to="/$environment/webhooks" params={{ environment }} tabIndex={tabIndex}>
      {content}
    </Link>
  )
  return (
    <Card title="Webhook deliveries" actions={webhooks('Webhooks', 0)}>
      <Chart
        label="Attempts to deliver"
        steps={steps}
        series={outcomes.map(({ label, name, tone }) => ({
          name,
          tone,
          values: sumOver(
            steps,
            overview.delivery_attempts.filter((each) => each.label === label),
          ),
        }))}
        link={(bar) => webhooks(bar, -1)}
      />
      {overview.delivery_p95_ms === null ? null : (
        <Note>95 % of the attempts ended within {overview.delivery_p95_ms.toLocaleString()} ms.</Note>
      )}
    </Card>
  )
}

const ends = [
  { outcome: 'sent', name: 'Sent', tone: 'green' },
  { outcome: 'failed', name: 'Failed', tone: 'red' },
] as const

/** Emails and text messages; none in development, where they stay in the outbox. */
function Messages({ overview: { messages, ...overview } }: { overview: Overview }) {
  const { environment } = useParams({ from: '/$environment/' })
  const steps = bucketsOf(overview)
  if (messages.length === 0) return null
  return (
    <Card
      title="Emails and text messages"
      actions={
        <Link to="/$environment/messages" params={{ environment }}>
          Mail and SMS
        </Link>
      }
    >
      <Chart
        label="Emails and text messages"
        steps={steps}
        series={ends.map(({ outcome, name, tone }) => ({
          name,
          tone,
          values: sumOver(
            steps,
            messages.filter((each) => each.outcome === outcome),
          ),
        }))}
      />
    </Card>
  )
}

/** The connections with the most failures. */
function SingleSignOn({ overview: { connections } }: { overview: Overview }) {
  const { environment } = useParams({ from: '/$environment/' })
  if (connections.length === 0) return null
  return (
    <Card title="Single sign-on">
      <Table
        label="Single sign-on by connection"
        rows={connections}
        keyOf={({ connection_id: connection }) => connection}
        columns={[
          {
            name: 'Connection',
            cell: ({ connection_id: connection, connection_name: name }) => (
              <Link data-row to="/$environment/connections/$connection/attempts" params={{ environment, connection }}>
                {name}
              </Link>
            ),
          },
          { name: 'Succeeded', cell: ({ succeeded }) => succeeded.toLocaleString() },
          { name: 'Failed', cell: ({ failed }) => failed.toLocaleString() },
          {
            name: 'Share of success',
            cell: ({ succeeded, failed }) => `${Math.round((100 * succeeded) / (succeeded + failed))} %`,
          },
        ]}
      />
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
