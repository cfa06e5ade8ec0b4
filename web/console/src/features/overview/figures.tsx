import { type LinkProps, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { Figure as FigureLink, Figures as FigureRow } from '../../ui/figures.tsx'

type Overview = Answer<'GET /overview'>

interface Figure {
  name: string
  value: number
  /** What is wrong with some of them. */
  fault?: { text: string; isThere: boolean }
  to: NonNullable<LinkProps['to']>
}

/** The sums of the period at a glance, each with the way to what it counts. */
export function Figures({ overview }: { overview: Overview }) {
  const { environment } = useParams({ from: '/$environment/' })
  return (
    <FigureRow label="At a glance">
      {figuresOf(overview).map(({ name, value, fault, to }) => (
        <FigureLink
          key={name}
          to={to}
          params={{ environment }}
          name={name}
          value={value.toLocaleString()}
          note={fault?.text}
          isFault={fault?.isThere ?? false}
        />
      ))}
    </FigureRow>
  )
}

const sum = (counted: readonly { count: number }[]): number => counted.reduce((all, { count }) => all + count, 0)

function figuresOf(overview: Overview): readonly Figure[] {
  const failed = sum(overview.failures)
  const attempts = overview.delivery_attempts
  const givenUp = sum(attempts.filter(({ label }) => label === 'failed'))
  const unsent = sum(overview.messages.filter(({ outcome }) => outcome === 'failed'))
  const ends = overview.expiring_certificates.length
  return [
    {
      name: 'Sign-ins',
      value: sum(overview.sign_ins),
      fault: { text: `${failed.toLocaleString()} failed`, isThere: failed > 0 },
      to: '/$environment/events',
    },
    { name: 'New users', value: sum(overview.new_users), to: '/$environment/users' },
    {
      name: 'Webhooks delivered',
      value: sum(attempts.filter(({ label }) => label === 'succeeded')),
      fault: { text: `${givenUp.toLocaleString()} given up`, isThere: givenUp > 0 },
      to: '/$environment/webhooks',
    },
    {
      name: 'Messages sent',
      value: sum(overview.messages.filter(({ outcome }) => outcome === 'sent')),
      fault: { text: `${unsent.toLocaleString()} failed`, isThere: unsent > 0 },
      to: '/$environment/messages',
    },
    {
      name: 'Certificates that end',
      value: ends,
      fault: { text: 'within 90 days', isThere: ends > 0 },
      to: '/$environment/expiring',
    },
  ]
}
