import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type RequestLine, readRequests } from '../../api/development.ts'
import { ChoiceFilter, TextFilter } from '../../ui/filters.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './development.module.css'
import { StatusBadge } from './outcome.tsx'
import { useDevelopment } from './use-development.ts'

const statuses = [
  { value: '2xx', text: '2xx Succeeded' },
  { value: '3xx', text: '3xx Redirected' },
  { value: '4xx', text: '4xx Refused' },
  { value: '5xx', text: '5xx Failed' },
] as const

const callers: Readonly<Record<string, string>> = {
  api_key: 'API key',
  client: 'Client',
  operator: 'Operator',
  session: 'Session',
}

/** The newest requests to the server, in all environments. */
export function RequestList() {
  const { environment } = useParams({ from: '/$environment/requests' })
  const { status, path, person, own, after } = useSearch({ from: '/$environment/requests' })
  const known = statuses.find(({ value }) => value === status)?.value
  const query = { status: known, path, person, own, after }
  const read = useDevelopment(['requests', query], (signal) => readRequests(query, signal))
  return (
    <>
      <PageHead title="Requests" />
      <p className={styles.intro}>
        Every response names its page here in the X-Gatehouse-Trace header. In an error of an SDK, the id is requestID.
      </p>
      <List<RequestLine>
        label="Requests"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={[status, path, person].some((each) => each !== undefined)}
        filters={
          <>
            <ChoiceFilter name="status" label="Status" value={known} options={statuses} />
            <TextFilter name="path" label="Path" value={path} />
            <TextFilter name="person" label="Email, id or support code" value={person} />
            <ChoiceFilter
              name="own"
              label="Calls that the server makes of itself"
              value={own === undefined ? '' : '1'}
              options={[{ value: '1', text: 'With console, assets and probes' }]}
              none="Calls of applications"
            />
          </>
        }
        empty={
          <Empty title="No requests yet">
            Send one:{' '}
            <Link to="/$environment/start" params={{ environment }} className={styles.link ?? ''}>
              the start page
            </Link>{' '}
            has a curl to copy.
          </Empty>
        }
        columns={[
          {
            name: 'Request',
            cell: ({ id, method, url }) => (
              <Link
                data-row
                to="/$environment/requests/$request"
                params={{ environment, request: id }}
                className={styles.call ?? ''}
                title={url}
              >
                <span className={styles.method}>{method}</span> {url}
              </Link>
            ),
          },
          { name: 'Status', cell: (line) => <StatusBadge {...line} /> },
          { name: 'Caller', cell: ({ actor }) => callerOf(actor) },
          { name: 'Duration', cell: ({ duration_ms: ms }) => `${Math.round(ms)} ms` },
          { name: 'When', cell: ({ at }) => <Time value={at} /> },
        ]}
      />
    </>
  )
}

function callerOf(actor: string | null): string {
  if (actor === null) return 'Anonymous'
  return callers[actor.split(' ')[0] ?? ''] ?? actor
}
