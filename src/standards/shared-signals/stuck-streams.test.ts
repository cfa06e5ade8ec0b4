import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { disableStuckStreams } from './jobs.ts'
import { patienceDays } from './schemas.ts'
import { signalsOf } from './signals.fixture.ts'

const server = await startServer()
const { api, environment } = server
const { environmentId, system } = environment
const signals = await signalsOf(server)

/** A stream in which a verification has waited for some days. */
async function waitingSince(days: number) {
  const stream = await signals.create()
  const { stream_id } = stream
  expect((await api.post('/ssf/verification', { stream_id, state: 'theirs' })).status).toBe(204)
  const at = new Date(system.now().getTime() - days * 86_400_000)
  await environment.db.run(sql`
    update signals set created_at = ${at} where environment_id = ${environmentId} and stream_id = ${stream_id}`)
  return stream
}

test('a stream from which nothing was taken for days is disabled with a reason, what waited is dropped, and others go on', async () => {
  const stuck = await waitingSince(patienceDays + 1)
  const patient = await waitingSince(patienceDays - 1)

  await disableStuckStreams.run(system)
  await disableStuckStreams.run(system)

  const status = async ({ stream_id }: { stream_id: string }) =>
    (await api.get(`/ssf/status?stream_id=${stream_id}`)).body
  expect(await status(stuck)).toEqual({
    stream_id: stuck.stream_id,
    status: 'disabled',
    reason: expect.stringContaining(`${patienceDays} days`),
  })
  expect(await status(patient)).toMatchObject({ status: 'enabled' })
  const types = async (stream: typeof stuck) =>
    Promise.all(
      Object.values((await signals.poll(stream.stream_id)).sets).map(
        async (token) => (await signals.read(token, stream.aud)).type,
      ),
    )
  expect(await types(stuck)).toEqual(['stream-updated'])
  expect(await types(patient)).toEqual(['verification'])
})
