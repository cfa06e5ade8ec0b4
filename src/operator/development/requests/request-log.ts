import { supportCodeLength } from '#pages/kit/index.ts'
import type { System } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import type { AnsweredRequest, RequestTracing } from '#platform/http/tracing.ts'
import type { TracedRun } from '#platform/jobs/tasks.ts'
import { type StoredRequest, toStoredRequest } from './stored-request.ts'

export const statusClasses = ['2xx', '3xx', '4xx', '5xx'] as const

export interface RequestFilter {
  status?: (typeof statusClasses)[number] | undefined
  /** A part of path and query, in any case. */
  path?: string | undefined
  /** A part of the request, its answer or the events that it recorded, in any case: an email, an id. */
  person?: string | undefined
  /** With the console, assets, probes, and the pages of development and the reference. */
  own?: boolean | undefined
  /** Older than this request. */
  before?: string | undefined
}

/** The newest requests with their answers, in the database. */
export interface RequestLog extends RequestTracing {
  recordRun(run: TracedRun): Promise<void>
  /** By its id, or by the support code of an error page, which is the end of it. */
  find(id: string): Promise<StoredRequest | undefined>
  /** The newest first. */
  list(filter: RequestFilter, limit: number): Promise<StoredRequest[]>
  /** Deletes the requests of an environment. */
  forget(environmentId: string): Promise<void>
  /** Writes waiting requests and stops. */
  stop(): Promise<void>
}

/** Paths of the server's own traffic: the console, files of its pages, probes, and pages for developers. */
const ownPaths =
  '^/(console|console/.*|assets/.*|_dev/.*|docs|docs/.*|openapi\\.json|favicon\\.\\w+|health|ready|metrics)?$'

function matches({ status, path, person, own, before }: RequestFilter) {
  return all([
    sql`true`,
    own ? undefined : sql`split_part(record ->> 'url', '?', 1) !~ ${ownPaths}`,
    status && sql`left(record -> 'answer' ->> 'status', 1) = ${status.charAt(0)}`,
    path === undefined ? undefined : sql`position(lower(${path}) in lower(record ->> 'url')) > 0`,
    person === undefined
      ? undefined
      : sql`(position(lower(${person}) in lower(record::text)) > 0 or exists (
          select from events e where e.request_id = development_requests.id
          and position(lower(${person}) in lower(e.data::text)) > 0))`,
    before === undefined ? undefined : sql`id < ${before}`,
  ])
}

/** How many requests are kept. */
const kept = 2_000
const intervalMs = 250
/** Under load, only the last requests of each interval are kept, so that the log does not slow down the server. */
const mostWaiting = 50

/**
 * Writes requests shortly after they were answered, so that no request waits for the log. Reading writes waiting
 * requests first. A killed process loses the last quarter of a second.
 */
export function startRequestLog(system: System): RequestLog {
  const { database } = system
  let waiting: AnsweredRequest[] = []
  let writing: Promise<void> = Promise.resolve()

  function write(): Promise<void> {
    writing = writing.then(writeWaiting).catch((err) => system.log.warn({ err }, 'requests were not kept'))
    return writing
  }

  async function writeWaiting(): Promise<void> {
    if (waiting.length === 0) return
    const records = waiting.map((each) => toStoredRequest(each, system.catalog.secretNames))
    waiting = []
    await database.run(sql`
      insert into development_requests (id, record)
      select * from unnest(${records.map(({ id }) => id)}::text[], ${records.map((each) => JSON.stringify(each))}::json[])
      on conflict do nothing`)
    const pruned = await database.run(sql`
      delete from development_requests
      where id <= (select id from development_requests order by id desc offset ${kept} limit 1)`)
    if (pruned === 0) return
    await database.run(sql`
      delete from development_job_runs where request_id < (select min(id) from development_requests)`)
  }

  const timer = setInterval(write, intervalMs).unref()
  return {
    urlOf: (id) => `${system.config.url}/_dev/requests/${id}`,
    record(answered) {
      waiting.push(answered)
      if (waiting.length > mostWaiting) waiting.shift()
    },
    async recordRun({ requestId, jobId, attempt, name, startedAt, error }) {
      await database
        .run(sql`
          insert into development_job_runs (request_id, job_id, attempt, name, started_at, finished_at, error)
          values (${requestId}, ${jobId}, ${attempt}, ${name}, ${startedAt}, ${system.now()}, ${error})
          on conflict do nothing`)
        .catch((err) => system.log.warn({ err }, 'the run of a job was not kept'))
    },
    async find(id) {
      await write()
      const row = await database.maybe<{ record: StoredRequest }>(
        sql`
          select record from development_requests where id = ${id} or right(id, ${supportCodeLength}) = ${id.toUpperCase()}
          order by id desc limit 1`,
      )
      return row?.record
    },
    async list(filter, limit) {
      await write()
      const rows = await database.many<{ record: StoredRequest }>(sql`
        select record from development_requests where ${matches(filter)} order by id desc limit ${limit}`)
      return rows.map(({ record }) => record)
    },
    async forget(environmentId) {
      await write()
      await database.run(sql`delete from development_requests where record ->> 'environment_id' = ${environmentId}`)
    },
    async stop() {
      clearInterval(timer)
      await write()
    },
  }
}
