import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { bucketsOf, sumOver } from '../../ui/buckets.ts'
import { Chart, type ChartProps, tones } from '../../ui/chart.tsx'
import { Card } from '../../ui/facts.tsx'
import { inWords } from '../../ui/in-words.ts'

type Overview = Answer<'GET /overview'>

/** How many methods or causes have a series of their own; the others together have one. */
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

export function SignIns({ overview }: { overview: Overview }) {
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

export function Failures({ overview }: { overview: Overview }) {
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

export function Users({ overview }: { overview: Overview }) {
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
