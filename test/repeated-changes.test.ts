import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ask, callsOf, isExpected, type Request } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { inTurn } from './turns.ts'

const environment = await startFurnished()
const { observer, rewind, recorded, beginOfChanges, rowsWrittenSince } = environment
const calls = callsOf(environment.servers[0].app.operations).filter(({ operation }) => operation.repeatable === true)

/** Calls that write nothing, so that there is no commit that could be given up. */
const withoutWrites: readonly string[] = [
  'AgentAdminController_validateCredential',
  'AgentBlueprintsTokenController_validateToken',
  'ClientApiTokenController_issueClientApiToken',
  'SsoController_logoutAuthorize',
  'WidgetsPublicController_issueWidgetSessionToken',
  'gatehouse.branding.preview',
  'gatehouse.jwt_template.preview',
  'gatehouse.mails.preview',
  'gatehouse.vault.keys.delete',
]

/**
 * PostgreSQL gives up the first commit once `kept.commits` is set back. What a transaction writes is noted in `kept.writes`, and a
 * sequence is not rolled back. Last uses are written beside the calls, by transactions of their own.
 */
beforeAll(async () => {
  await observer.query(`
    create sequence kept.commits start 2;
    create function kept.give_up() returns trigger language plpgsql security definer as $$
    begin
      -- Not of a single statement, which commits by itself. In one condition, the sequence would go on with it.
      if current_query() = 'commit' then
        if nextval('kept.commits') = 1 then
          raise exception 'given up by a test' using errcode = 'serialization_failure';
        end if;
      end if;
      return null;
    end $$;
    create constraint trigger give_up after insert on kept.writes deferrable initially deferred
      for each row when (new.written not in ('api_keys', 'management_keys')) execute function kept.give_up()`)
})
afterAll(async () => {
  await observer.query('drop function kept.give_up cascade; drop sequence kept.commits')
})
beforeEach(rewind)

describe.each(inTurn(calls).map((call) => [call.name, call] as const))('%s', (name, call) => {
  const { operation } = call
  const headers: Record<string, string> = operation.idempotency === 'replay' ? { 'idempotency-key': 'once' } : {}

  async function effectsOf(request: Request) {
    const known = new Set((await recorded()).map(({ id }) => id))
    const since = await beginOfChanges()
    const answer = await ask(environment, call, request, { headers })
    expect(isExpected(call, answer), answer.text).toBe(true)
    const rows = await rowsWrittenSince(since)
    return {
      status: answer.status,
      answer: shapeOf(answer.json),
      events: (await recorded()).flatMap(({ id, event }) => (known.has(id) ? [] : [event])),
      rows: rows
        .map(({ table, row }) => JSON.stringify([table, shapeOf(withoutNumber(table, JSON.parse(row)))]))
        .sort(),
    }
  }

  // Some make keys, which takes long on a busy machine.
  test('whose first commit is given up runs again as a whole, with the answer, events, rows and jobs of a single run', {
    timeout: 120_000,
  }, async () => {
    const undisturbed = await effectsOf(await call.prepare(environment))
    await rewind()
    const request = await call.prepare(environment)
    const handler = vi.spyOn(operation, 'handler')
    try {
      await observer.query(`select setval('kept.commits', 1, false)`)
      expect(await effectsOf(request)).toEqual(undisturbed)
      expect(handler).toHaveBeenCalledTimes(withoutWrites.includes(name) ? 1 : 2)
    } finally {
      await observer.query(`select setval('kept.commits', 2)`)
      handler.mockRestore()
    }
  })
})

test('the calls that write nothing are calls of repeatable operations', () => {
  const names = new Set(calls.map(({ name }) => name))
  expect(withoutWrites.filter((name) => !names.has(name))).toEqual([])
  expect(calls.length).toBeGreaterThan(150)
})

/** A value without its texts, which differ between two calls: ids, times, secrets. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))
  return typeof value === 'string' ? 'text' : value
}

/** Jobs and their queues are numbered by sequences, which skip a number where a transaction is given up. */
function withoutNumber(table: string, row: Record<string, unknown>): Record<string, unknown> {
  return table === 'graphile_worker__private_jobs' ? { ...row, id: undefined, job_queue_id: undefined } : row
}
