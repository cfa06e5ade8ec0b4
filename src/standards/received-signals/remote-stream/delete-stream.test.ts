import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { startReceiver, startTransmitter } from '../received-signals.fixture.ts'
import { deleteRemoteStreamJob } from './delete-job.ts'
import { startMetadata } from './metadata.fixture.ts'
import { queueLeftStreams } from './queue-left.ts'

const soon = { timeout: 20_000 }

/** A receiver whose stream is created at a transmitter that answers as the test wants, and what that was asked to delete. */
async function openStage() {
  const receiver = await startReceiver(await startServer())
  const { environmentId, db, system } = receiver.environment
  const deleted: string[] = []
  let created = 0
  const stage = { deletion: { status: 204 }, created: { aud: 'us' } as object }
  const transmitter = await startTransmitter(({ method, url, headers }) => {
    if (method === 'DELETE') {
      deleted.push(`${url.searchParams.get('stream_id')} by ${headers.authorization}`)
      return { ...stage.deletion, text: '' }
    }
    const stream = {
      stream_id: `s${created++}`,
      iss: metadata.url,
      delivery: { endpoint_url: `${transmitter.url}/poll` },
    }
    return { status: 201, body: { ...stream, ...stage.created } }
  })
  const metadata = await startMetadata(transmitter, { verification_endpoint: undefined })
  onTestFinished(metadata.close)
  const path = `/connections/${receiver.connection.id}/signal_receiver`
  return Object.assign(stage, {
    ...receiver,
    path,
    system,
    deleted,
    transmitter,
    async create(status = 201) {
      const authentication = { type: 'bearer_token', token: 'theirs' }
      const answer = await receiver.api.post(`${path}/stream`, {
        issuer: metadata.url,
        authentication,
        delivery: 'poll',
      })
      expect(answer.status).toBe(status)
    },
    kept: () =>
      db.many<{ id: string }>(sql`select id from signal_remote_streams where environment_id = ${environmentId}`),
  })
}

test('the stream of a receiver that is deleted, or gets another stream, is deleted at its provider', async () => {
  const provider = await startServer()
  const receiver = await startReceiver(await startServer())
  const { connection, api } = receiver
  const path = `/connections/${connection.id}/signal_receiver`
  const authentication = { type: 'bearer_token', token: provider.apiKey }
  const issuer = `${provider.url}/oauth2/${provider.clientId}`
  const create = async () =>
    (await api.post<{ stream: { stream_id: string } }>(`${path}/stream`, { issuer, authentication })).body.stream
      .stream_id
  const there = async () =>
    (await provider.api.get<{ stream_id: string }[]>('/ssf/streams')).body.map(({ stream_id }) => stream_id)

  await create()
  const second = await create()
  await expect.poll(there, soon).toEqual([second])
  expect((await api.delete(path)).status).toBe(204)
  await expect.poll(there, soon).toEqual([])
}, 60_000)

test('a deletion here does not wait for the provider, which is asked until the stream is gone there', async () => {
  const stage = await openStage()
  await stage.create()
  stage.deletion = { status: 503 }
  const authentication = { type: 'bearer_token', token: 'renewed' }
  await stage.api.request(`${stage.path}/poll`, { method: 'PATCH', body: { authentication, state: 'paused' } })

  expect((await stage.api.delete(stage.path)).status).toBe(204)
  await expect.poll(() => stage.deleted, soon).toContain('s0 by Bearer renewed')
  const [{ id = '' } = {}] = await stage.kept()
  const run = () => deleteRemoteStreamJob.run({ id }, stage.environment, { isLast: true })
  await expect(run()).rejects.toThrow('did not delete its stream s0: it answered 503.')
  stage.deletion = { status: 404 }
  await expect.poll(stage.kept, soon).toEqual([])
})

test('with its connection, the stream of a receiver is deleted at the provider too', async () => {
  const stage = await openStage()
  await stage.create()
  expect((await stage.api.delete(`/connections/${stage.connection.id}`)).status).toBe(204)
  await queueLeftStreams.run(stage.system)
  await expect.poll(stage.kept, soon).toEqual([])
  expect(stage.deleted).toEqual(['s0 by Bearer theirs'])
})

test('a stream that no receiver got is deleted at the provider later, and one that a receiver may still get is not', async () => {
  const stage = await openStage()
  stage.created = { aud: ['us', 'them'] }
  await stage.create(422)
  await queueLeftStreams.run(stage.system)
  expect(await stage.kept()).toHaveLength(1)
  const { environmentId, db } = stage.environment
  await db.run(sql`
    update signal_remote_streams set created_at = created_at - interval '11 minutes' where environment_id = ${environmentId}`)
  await queueLeftStreams.run(stage.system)
  await expect.poll(stage.kept, soon).toEqual([])
  expect(stage.deleted).toEqual(['s0 by Bearer theirs'])
})

test('a receiver that is set up by hand takes its stream over, which stays at the provider', async () => {
  const stage = await openStage()
  await stage.create()
  await stage.listen(stage.transmitter)
  expect((await stage.api.delete(stage.path)).status).toBe(204)
  await queueLeftStreams.run(stage.system)
  expect(await stage.kept()).toEqual([])
  expect(stage.deleted).toEqual([])
})
