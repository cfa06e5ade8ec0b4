import { useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { useSystemEnvironment } from '../../shell/session.ts'
import { bucketsOf, sumOver } from '../../ui/buckets.ts'
import { Chart, tones } from '../../ui/chart.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { PeriodFilter, periodOf } from '../../ui/period.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table, Wrapped } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { inWords } from './in-words.ts'

type LimitRefusals = Answer<'GET /limit_refusals'>

/** What limits have refused, from where and when, and which limits there are. */
export function LimitsPage() {
  const { period } = useSearch({ from: '/$environment/limits' })
  const query = { period: periodOf(period) }
  const read = useRead('GET /limit_refusals', { query }, { every: 30_000 })
  return (
    <>
      <PageHead title="Limits" />
      <PeriodFilter value={period} />
      <Shown of={read}>
        {(answer) => (
          <>
            <Refusals
              title="Refused in this environment"
              answer={answer}
              none="No limit has refused a request or a try in this time."
            />
            <OfServer query={query} />
            <AllLimits limits={answer.limits} />
          </>
        )}
      </Shown>
    </>
  )
}

/** Requests without a valid credential belong to no environment. Owners of the server see them. */
function OfServer({ query }: { query: { period: '24h' | '7d' | '30d' } }) {
  const system = useSystemEnvironment()
  const read = useRead(
    'GET /limit_refusals',
    { query },
    { every: 30_000, environment: system, enabled: system !== undefined },
  )
  if (system === undefined) return null
  return (
    <Shown of={read}>
      {(answer) => (
        <Refusals
          title="Refused before an environment was known"
          answer={answer}
          none="No request without a valid credential was refused in this time."
        />
      )}
    </Shown>
  )
}

const mostSeries = tones.length

function Refusals({ title, answer, none }: { title: string; answer: LimitRefusals; none: string }) {
  const { refusals, limits } = answer
  if (refusals.length === 0)
    return (
      <Card title={title}>
        <Note>{none}</Note>
      </Card>
    )
  const steps = bucketsOf(answer)
  const byLimit = [...Map.groupBy(refusals, ({ limit }) => limit)]
  const rows = [...Map.groupBy(refusals, ({ limit, network }) => JSON.stringify([limit, network]))]
    .map(([key, parts]) => ({
      key,
      limit: parts[0]?.limit ?? '',
      network: parts[0]?.network ?? null,
      count: parts.reduce((sum, { count }) => sum + count, 0),
      last: parts.at(-1)?.starts_at ?? '',
    }))
    .sort((one, other) => other.count - one.count)
  return (
    <Card title={title}>
      <Chart
        label={title}
        steps={steps}
        series={byLimit.slice(0, mostSeries).map(([name, parts], at) => ({
          name: inWords(name, limits),
          tone: tones[at] ?? 'slate',
          values: sumOver(steps, parts),
        }))}
      />
      <Table
        label={`${title}, by limit and network`}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { name: 'What was counted', cell: ({ limit }) => inWords(limit, limits) },
          { name: 'From', cell: ({ network }) => (network === null ? <Missing /> : <code>{network}</code>) },
          { name: 'Refused', cell: ({ count }) => count.toLocaleString() },
          { name: 'Last in the interval from', cell: ({ last }) => <Time value={last} /> },
        ]}
      />
    </Card>
  )
}

function AllLimits({ limits }: { limits: LimitRefusals['limits'] }) {
  return (
    <Card title="All limits">
      <Table
        label="All limits"
        rows={limits}
        keyOf={({ name }) => name}
        columns={[
          { name: 'What is counted', cell: ({ name }) => <Wrapped>{inWords(name, limits)}</Wrapped> },
          { name: 'For', cell: ({ subject }) => <Wrapped>{subject}</Wrapped> },
          {
            name: 'Limit',
            cell: ({ limit, window_seconds: seconds }) =>
              limit === null
                ? 'None'
                : `${limit.toLocaleString()}${seconds === null ? '' : ` in ${durationOf(seconds)}`}`,
          },
        ]}
      />
    </Card>
  )
}

function durationOf(seconds: number): string {
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'an hour' : `${seconds / 3_600} hours`
  if (seconds % 60 === 0) return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
  return `${seconds} seconds`
}
