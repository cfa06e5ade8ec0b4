import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { leaveFailedJob } from './failed-job.fixture.ts'
import { deleteOldFailedJobs } from './jobs.ts'

interface FailedJob {
  id: string
  name: string
}

async function list({ api }: TestServer, query = ''): Promise<FailedJob[]> {
  return (await api.get<{ data: FailedJob[] }>(`/failed_jobs?${query}`)).body.data
}
const remove = ({ api }: TestServer, id: string) => api.request(`/failed_jobs/${id}`, { method: 'DELETE' })

test('jobs that were given up are listed newest first with what they were for and why, those of the environment alone', async () => {
  const server = await startServer()
  const first = await leaveFailedJob(server.environment, 'x'.repeat(600))
  const second = await leaveFailedJob(server.environment)
  await leaveFailedJob((await startServer()).environment)

  const jobs = await list(server)

  expect(jobs.map(({ id }) => id)).toEqual([second, first])
  expect(jobs[0]).toEqual({
    object: 'failed_job',
    id: second,
    name: 'deliver_message',
    payload: { id: 'message_of_a_test' },
    attempts: 20,
    last_error: 'the mail server is gone',
    created_at: expect.stringMatching(/^\d{4}-.*Z$/),
    failed_at: expect.stringMatching(/^\d{4}-.*Z$/),
  })
  expect(jobs[1]).toMatchObject({ last_error: 'x'.repeat(500) })
  expect((await list(server, `limit=1&after=${second}`)).map(({ id }) => id)).toEqual([first])
})

test('a job that waits for another try, or is at its last one, is not given up', async () => {
  const server = await startServer()
  const { environment } = server
  const ofEnvironment = sql`payload ->> 'environment_id' = ${environment.environmentId}`
  await leaveFailedJob(environment)

  await environment.db.run(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'x' where ${ofEnvironment}`,
  )
  expect(await list(server)).toEqual([])
  await environment.db.run(
    sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = 19 where ${ofEnvironment}`,
  )
  expect(await list(server)).toEqual([])
})

test('a job that was given up runs again when it is asked for, and is gone when that succeeds', async () => {
  const server = await startServer()
  const id = await leaveFailedJob(server.environment)

  const { status, body } = await server.api.post(`/failed_jobs/${id}/retry`)

  expect([status, body]).toEqual([202, expect.objectContaining({ id, name: 'deliver_message' })])
  expect(await list(server)).toEqual([])
  const left = () =>
    server.environment.db.many(
      sql`select 1 from graphile_worker._private_jobs where payload ->> 'environment_id' = ${server.environment.environmentId}`,
    )
  await expect.poll(left, { timeout: 15_000 }).toEqual([])
})

test('a job that was given up can be forgotten; of racing calls one succeeds', async () => {
  const server = await startServer()
  const id = await leaveFailedJob(server.environment)

  const answers = await Promise.all([remove(server, id), remove(server, id), remove(server, id)])

  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404])
  expect(await list(server)).toEqual([])
})

test('[T-3] a job of another environment, a running one and what is no id of a job are not found', async () => {
  const server = await startServer()
  const foreign = await leaveFailedJob((await startServer()).environment)

  for (const id of [foreign, 'job_1', 'job_9999999999999999999', 'job_0000000000000000000', 'x', '%00job']) {
    expect([id, (await server.api.post(`/failed_jobs/${id}/retry`)).status]).toEqual([id, id === '%00job' ? 422 : 404])
    expect([id, (await remove(server, id)).status]).toEqual([id, id === '%00job' ? 422 : 404])
  }
})

test('after a month a job that was given up is forgotten', async () => {
  const server = await startServer()
  const { environment, app } = server
  const old = await leaveFailedJob(environment)
  await environment.db.run(sql`
    update graphile_worker._private_jobs set updated_at = now() - interval '31 days'
    where payload ->> 'environment_id' = ${environment.environmentId}`)
  const young = await leaveFailedJob(environment)

  await deleteOldFailedJobs.run(app.system)

  expect((await list(server)).map(({ id }) => id)).toEqual([young])
  expect(young).not.toBe(old)
})
