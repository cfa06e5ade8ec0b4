import { Link, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHead, Toolbar } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { NewStream } from './new-stream.tsx'
import { isPushed, streamsOf } from './stream.ts'

/** As many as the server lists at once. */
const most = 100

export function StreamList() {
  const { environment } = useParams({ from: '/$environment/signal-streams' })
  const { after } = useSearch({ from: '/$environment/signal-streams' })
  const read = useRead('GET /ssf/streams', { query: after === undefined ? {} : { after } })
  return (
    <>
      <PageHead title="Signal streams" actions={<NewStream />} />
      <Shown of={read}>
        {(answer) => {
          const streams = streamsOf(answer)
          const last = streams.length < most ? undefined : streams.at(-1)?.stream_id
          if (streams.length === 0 && after === undefined)
            return (
              <Empty title="No signal streams yet" action={<NewStream />}>
                A stream tells another system at once when a session of your users ends, a credential changes or an
                account is disabled (OpenID Shared Signals). Machines with the scope ssf.manage create theirs
                themselves.
              </Empty>
            )
          return (
            <>
              <Table
                label="Signal streams"
                rows={streams}
                keyOf={({ stream_id: id }) => id}
                isStale={read.isPlaceholderData}
                columns={[
                  {
                    name: 'Audience',
                    cell: ({ stream_id: stream, aud }) => (
                      <Link data-row to="/$environment/signal-streams/$stream" params={{ environment, stream }}>
                        {aud}
                      </Link>
                    ),
                  },
                  { name: 'State', cell: ({ status }) => <State value={status} /> },
                  { name: 'Delivery', cell: (stream) => (isPushed(stream) ? 'Pushed' : 'Polled') },
                  { name: 'About', cell: ({ organization_id: id }) => <About organization={id} /> },
                  { name: 'Waiting since', cell: ({ waiting_since: since }) => <MaybeTime value={since} /> },
                  { name: 'Created', cell: (stream) => <Time value={stream.created_at} /> },
                ]}
              />
              <Toolbar>
                {after === undefined ? null : (
                  <ButtonLink to="." search={{}}>
                    Oldest
                  </ButtonLink>
                )}
                {last === undefined ? null : (
                  <ButtonLink to="." search={{ after: last }}>
                    Newer
                  </ButtonLink>
                )}
              </Toolbar>
            </>
          )
        }}
      </Shown>
    </>
  )
}

/** Whose users a stream is about. */
export function About({ organization }: { organization: string | undefined }) {
  return organization === undefined ? 'Everyone' : <OrganizationLink id={organization} />
}
