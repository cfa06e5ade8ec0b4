import type { Answer } from '../../api/client.ts'
import { useRead } from '../../shell/query.ts'
import { useSystemEnvironment } from '../../shell/session.ts'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'

/** The server itself: its version, database, jobs and the process that answers. */
export function SystemPage() {
  const system = useSystemEnvironment()
  return (
    <>
      <PageHead title="System" />
      {system === undefined ? (
        <Empty title="Owners only">Owners of the whole server see its state.</Empty>
      ) : (
        <State system={system} />
      )}
    </>
  )
}

function State({ system }: { system: string }) {
  const read = useRead('GET /system', {}, { environment: system, every: 30_000 })
  return (
    <Shown of={read}>
      {({ version, process, database, jobs, events, keys }) => (
        <>
          <Card title="Gatehouse">
            <Facts>
              <Fact name="Version">{version}</Fact>
              <Fact name="Migration">
                <code>{database.migration.replace(/\.sql$/, '')}</code>
              </Fact>
              <Fact name="Migrated">
                <Time value={database.migrated_at} precise />
              </Fact>
            </Facts>
          </Card>
          <Card title="Work in the background">
            <Facts>
              <Fact name="Jobs that wait">
                {jobs.waiting >= 10_000 ? '10,000 or more' : jobs.waiting.toLocaleString()}
              </Fact>
              <Fact name="Processes that run jobs">{jobs.processes}</Fact>
              <Fact name="Events still to be delivered or counted">{events.backlog.toLocaleString()}</Fact>
            </Facts>
          </Card>
          <Card title="Database">
            <Facts>
              <Fact name="PostgreSQL">{database.postgresql}</Fact>
              <Fact name="Size">{megabytes(database.bytes)}</Fact>
              <Fact name="Connections">
                {database.connections} of {database.max_connections}
              </Fact>
            </Facts>
          </Card>
          <Card title="Keys of the database">
            <Facts>
              <Fact name="Version">{keys.version}</Fact>
              <Fact name="Made">
                <Time value={keys.created_at} precise />
              </Fact>
              <Fact name="Last rotation">{keys.rotation === null ? 'None' : <Rotation of={keys.rotation} />}</Fact>
              <Fact name="Rotate them">
                <code>gatehouse keys rotate</code> on the server
              </Fact>
              <Fact name="If an attacker may have them">
                <code>gatehouse keys rotate --compromised</code>
              </Fact>
            </Facts>
          </Card>
          <Card title="The process that answered">
            <Facts>
              <Fact name="Running since">
                <Time value={process.started_at} precise />
              </Fact>
              <Fact name="Node.js">{process.node}</Fact>
              <Fact name="Memory">{megabytes(process.memory_bytes)}</Fact>
              <Fact name="Answered requests">{process.requests.toLocaleString()}</Fact>
              <Fact name="Failed by a fault of the server">{process.failures.toLocaleString()}</Fact>
              <Fact name="At work">{Math.round(100 * process.busy)} % of the time</Fact>
            </Facts>
          </Card>
        </>
      )}
    </Shown>
  )
}

type LastRotation = NonNullable<Answer<'GET /system'>['keys']['rotation']>

const states: Record<LastRotation['state'], string> = {
  waiting: 'Waits until all processes know the new keys',
  storing: 'Stores secrets under the new keys',
  stored: 'Complete; the earlier keys are removed within days',
  completed: 'Complete',
}

function Rotation({ of: { state, compromised, table, restored, left_over, started_at } }: { of: LastRotation }) {
  return (
    <>
      {states[state]}
      {table === null ? '' : ` (${table})`}, {restored.toLocaleString()} values stored again
      {left_over === 0 ? '' : `, ${left_over.toLocaleString()} could not be read`}
      {compromised ? ', after a compromise' : ''}, begun <Time value={started_at} precise />
    </>
  )
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000).toLocaleString()} MB`
}
