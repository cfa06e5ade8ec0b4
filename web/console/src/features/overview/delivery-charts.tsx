import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Answer } from '../../api/client.ts'
import { bucketsOf, sumOver } from '../../ui/buckets.ts'
import { Chart } from '../../ui/chart.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'

type Overview = Answer<'GET /overview'>

const outcomes = [
  { label: 'succeeded', name: 'Delivered', tone: 'green' },
  { label: 'retried', name: 'Will be tried again', tone: 'amber' },
  { label: 'failed', name: 'Given up', tone: 'red' },
] as const

export function Deliveries({ overview }: { overview: Overview }) {
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
export function Messages({ overview: { messages, ...overview } }: { overview: Overview }) {
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
