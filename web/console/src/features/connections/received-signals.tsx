import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useEnvironmentId } from '../../shell/environment.ts'
import { UserLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { inWords } from '../../ui/in-words.ts'
import { List } from '../../ui/list.tsx'
import { changedSearch } from '../../ui/search-params.ts'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

type Signal = Answer<'GET /connections/{id}/received_signals'>['data'][number]

const outcomes: Readonly<Record<Signal['outcome'], { tone: Tone; text: string; meaning: string }>> = {
  sessions_ended: {
    tone: 'success',
    text: 'Ended sessions',
    meaning: "The person's sessions in the organization of the connection are over.",
  },
  no_session: { tone: 'neutral', text: 'No session', meaning: 'The person had no session that it could end.' },
  unknown_subject: {
    tone: 'warning',
    text: 'Unknown person',
    meaning: 'No one who has signed in through this connection is meant. Nothing was done.',
  },
  noted: { tone: 'neutral', text: 'Noted', meaning: 'A signal of this type ends nothing.' },
}

/** What was accepted, newest first, with what it did. */
export function ReceivedSignals({ connection }: { connection: string }) {
  const { signal, ...search } = useSearch({ from: '/$environment/connections/$connection/signals' })
  const read = useRead('GET /connections/{id}/received_signals', {
    path: { id: connection },
    query: { ...search, limit: 50 },
  })
  return (
    <>
      <List
        label="Received signals"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="Nothing arrived yet">
            Ask the provider for a verification event: it is listed here when everything fits. What is refused is shown
            above with its reason.
          </Empty>
        }
        columns={[
          {
            name: 'Signal',
            cell: ({ id, type }) => (
              <Link data-row to="." search={(current) => ({ ...current, signal: id })}>
                {type}
              </Link>
            ),
          },
          {
            name: 'Result',
            cell: ({ outcome }) => <Badge tone={outcomes[outcome].tone}>{outcomes[outcome].text}</Badge>,
          },
          { name: 'User', cell: ({ user_id: user }) => <UserLink id={user} /> },
          { name: 'Sessions ended', cell: ({ sessions_ended: ended }) => ended },
          { name: 'Caused by', cell: ({ initiating_entity: by }) => (by === null ? <Missing /> : inWords(by)) },
          { name: 'When', cell: (each) => <Time value={each.created_at} /> },
        ]}
      />
      <SignalDialog signal={read.data?.data.find(({ id }) => id === signal)} />
    </>
  )
}

function SignalDialog({ signal }: { signal: Signal | undefined }) {
  const navigate = useNavigate()
  const close = (): void => void navigate({ to: '.', search: changedSearch({ signal: undefined }) })
  return (
    <Dialog title={signal?.type ?? ''} isOpen={signal !== undefined} onClose={close}>
      {signal === undefined ? null : <About signal={signal} />}
      <Button onClick={close}>Close</Button>
    </Dialog>
  )
}

function About({ signal }: { signal: Signal }) {
  const { text, meaning } = outcomes[signal.outcome]
  return (
    <Facts>
      <Fact name="Result">
        {text}. {meaning}
      </Fact>
      <Fact name="User">
        <UserLink id={signal.user_id} />
      </Fact>
      <Fact name="Sessions ended">
        <EndedSessions signal={signal} />
      </Fact>
      <Fact name="Id of the token">
        <code>{signal.jti}</code>
      </Fact>
      <Fact name="Issued there">
        <Time value={signal.issued_at} precise />
      </Fact>
      <Fact name="Received">
        <Time value={signal.created_at} precise />
      </Fact>
    </Facts>
  )
}

/** A link to the events with which sessions of the user ended then. */
function EndedSessions({ signal: { user_id: user, sessions_ended: ended, created_at: at } }: { signal: Signal }) {
  const environment = useEnvironmentId()
  if (user === null || ended === 0) return ended
  const time = (ms: number): string => new Date(new Date(at).getTime() + ms).toISOString()
  return (
    <Link
      to="/$environment/events"
      params={{ environment }}
      search={{ events: 'session.revoked', object_id: user, range_start: time(-1_000), range_end: time(1_000) }}
    >
      {ended}: show which
    </Link>
  )
}
