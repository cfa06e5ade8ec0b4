import { Type } from 'typebox'
import { expect, onTestFinished, test } from 'vitest'
import { serveOwnOperations } from '#test/own-operations.ts'
import { startReceiver } from '#test/receiver.ts'
import { startOwnServer } from '#test/server.ts'
import type { Context, TransactionContext } from '../../context.ts'
import { sql } from '../../db/sql.ts'
import { limitGuesses } from '../../guess-limits.ts'
import { defineJob, enqueueJob } from '../../jobs/define-job.ts'
import { commitWith, type DomainError, defineError } from '../errors.ts'
import { defineOperation, type OperationDefinition } from '../operation.ts'
import { createUnitOfWork } from './unit-of-work.ts'

const refused = defineError({ status: 409, code: 'refused', when: 'The test says so.' }, () => 'Refused.')

/** Of the platform's own: any table of an environment will do. */
const insertion = (ctx: Context, name: string) => sql`
  insert into guess_limits (environment_id, name, subject, window_ends_at, count)
  values (${ctx.environmentId}, ${name}, ${Buffer.from('x')}, ${ctx.now()}, 1)`
const store = (ctx: Context, name: string) => ctx.transaction((tx) => tx.db.run(insertion(tx, name)))
const stored = async (ctx: Context) =>
  (
    await ctx.system.database.many<{ name: string }>(
      sql`select name from guess_limits where environment_id = ${ctx.environmentId} order by name`,
    )
  ).map((row) => row.name)

type Declared = Pick<OperationDefinition, 'repeatable'>

/** An operation whose handler is the test's. */
const operation = (handler: (ctx: Context) => Promise<unknown>, declared: Declared = {}) =>
  defineOperation({
    id: 'Test_run',
    method: 'POST',
    path: '/run',
    summary: 'Run what the test says',
    surface: 'api',
    access: 'api_key',
    idempotency: 'none',
    success: { status: 200, body: Type.Unknown() },
    errors: [refused],
    ...declared,
    handler: (_input, ctx) => handler(ctx),
  })

async function run(handler: (ctx: Context) => Promise<unknown>, declared?: Declared) {
  const { send, environment } = await serveOwnOperations([operation(handler, declared)])
  const { status, body } = await send('POST', '/run')
  return { status, body, stored: await stored(environment) }
}

test('a handler that throws undoes everything that it did', async () => {
  const outcome = await run(async (ctx) => {
    await store(ctx, 'a')
    await store(ctx, 'b')
    throw refused()
  })

  expect(outcome).toEqual({ status: 409, body: { code: 'refused', message: 'Refused.' }, stored: [] })
})

test('a handler that returns an error by commitWith keeps what it did; any other error undoes it', async () => {
  const outcomeOf = (error: DomainError) =>
    run(async (ctx) => {
      await store(ctx, 'a')
      return error
    })

  expect(await outcomeOf(commitWith(refused()))).toMatchObject({ status: 409, stored: ['a'] })
  expect(await outcomeOf(refused())).toMatchObject({ status: 409, stored: [] })
})

test('transactions inside one another are one: what the inner one stored goes with the outer one', async () => {
  const outcome = await run((ctx) =>
    ctx.transaction(async (tx) => {
      await tx.transaction((inner) => store(inner, 'inner'))
      await store(ctx, 'beside')
      expect(await stored(ctx)).toEqual([])
      throw refused()
    }),
  )

  expect(outcome).toMatchObject({ status: 409, stored: [] })
})

test('from its beginning on a transaction is what the context reads in', async () => {
  const outcome = await run(async (ctx) => {
    await store(ctx, 'a')
    return ctx.db.one(sql`select count(*)::int as n from guess_limits where environment_id = ${ctx.environmentId}`)
  })

  expect(outcome).toEqual({ status: 200, body: { n: 1 }, stored: ['a'] })
})

test('a handler that carries on after an error left its transaction commits nothing', async () => {
  const outcome = await run(async (ctx) => {
    await store(ctx, 'a')
    await ctx.transaction(async () => Promise.reject(refused())).catch(() => undefined)
    await store(ctx, 'b')
    return {}
  })

  expect(outcome).toMatchObject({ status: 500, stored: [] })
})

test('a statement that fails at the commit fails the request, and nothing is stored', async () => {
  const outcome = await run((ctx) =>
    ctx.transaction(async (tx) => {
      await store(tx, 'a')
      tx.db.send(sql`select 1 / 0`)
      return {}
    }),
  )

  expect(outcome).toMatchObject({ status: 500, stored: [] })
})

/** An error with which PostgreSQL gives a transaction up for another one. */
const givenUp = sql`do 'begin raise exception using errcode = ''40P01''; end'`

test('a transaction that is given up runs again, and what the handler did before it is done once', async () => {
  let before = 0
  let runs = 0
  const outcome = await run(async (ctx) => {
    before += 1
    return ctx.transaction(async (tx) => {
      runs += 1
      await store(tx, `run ${runs}`)
      if (runs === 1) await tx.db.run(givenUp)
      return { runs }
    })
  })

  expect(outcome).toEqual({ status: 200, body: { runs: 2 }, stored: ['run 2'] })
  expect(before).toBe(1)
})

test('a transaction that is given up where no one waits for the answer runs again before its outcome is used', async () => {
  let runs = 0
  const outcome = await run(async (ctx) => {
    const known = await ctx.transaction(async (tx) => {
      runs += 1
      await store(tx, `run ${runs}`)
      if (runs === 1) tx.db.send(givenUp)
      return runs
    })
    return { known }
  })

  expect(outcome).toEqual({ status: 200, body: { known: 2 }, stored: ['run 2'] })
})

test.each([
  ['sent', (tx: TransactionContext) => tx.db.send(givenUp)],
  ['waited for', (tx: TransactionContext) => tx.db.run(givenUp)],
])(
  'a repeatable handler runs again as a whole where a statement that is %s is given up: what the first run answered is forgotten',
  async (_how, giveUp) => {
    let runs = 0
    const outcome = await run(
      async (ctx) => {
        runs += 1
        const known = await ctx.transaction(async (tx) => {
          await store(tx, `run ${runs}`)
          if (runs === 1) await giveUp(tx)
          return runs
        })
        return { known }
      },
      { repeatable: true },
    )

    expect(outcome).toEqual({ status: 200, body: { known: 2 }, stored: ['run 2'] })
  },
)

test('what a repeatable handler changes beside ctx.transaction is of the same transaction: undone and done again with it', async () => {
  let runs = 0
  const outcome = await run(
    async (ctx) => {
      runs += 1
      await ctx.db.run(insertion(ctx, `beside ${runs}`))
      await ctx.transaction(async (tx) => {
        if (runs === 1) tx.db.send(givenUp)
      })
      return { runs }
    },
    { repeatable: true },
  )

  expect(outcome).toEqual({ status: 200, body: { runs: 2 }, stored: ['beside 2'] })
})

test.each([
  ['throws on', (asked: Promise<unknown>) => asked],
  ['ignores', (asked: Promise<unknown>) => asked.catch(() => undefined)],
])(
  'in tests a repeatable handler that asks another server is a 500, nothing leaves and nothing is stored: one that %s the error',
  async (_how, treat) => {
    const receiver = await startReceiver()
    onTestFinished(() => receiver.close())
    const ask = async (ctx: Context) => {
      await store(ctx, 'a')
      await treat(ctx.system.outgoing.request({ method: 'POST', url: receiver.url, body: '{}' }))
      return {}
    }

    expect(await run(ask, { repeatable: true })).toMatchObject({ status: 500, stored: [] })
    expect(receiver.connections).toBe(0)
    expect(await run(ask)).toMatchObject({ status: 200, stored: ['a'] })
    expect(receiver.delivered).toHaveLength(1)
  },
)

test('in tests a repeatable handler that counts a try is a 500', async () => {
  const limit = { name: 'tries', limit: 1, windowSeconds: 60, counts: 'tries', subject: 'a test' }
  const count = async (ctx: Context) => {
    await limitGuesses(ctx, limit, 'x', () => refused())
    return {}
  }

  expect(await run(count, { repeatable: true })).toMatchObject({ status: 500, stored: [] })
  expect(await run(count)).toMatchObject({ status: 200, stored: ['tries'] })
})

test.each([{}, { repeatable: true as const }])(
  'a transaction that is given up again and again is a 503, and nothing is stored (%o)',
  async (declared) => {
    const outcome = await run(
      (ctx) =>
        ctx.transaction(async (tx) => {
          await store(tx, 'a')
          tx.db.send(givenUp)
        }),
      declared,
    )

    expect(outcome).toMatchObject({ status: 503, body: { code: 'contended' }, stored: [] })
  },
)

test('a transaction whose first outcome the handler knows does not run again: a 503, and nothing is stored', async () => {
  let runs = 0
  const outcome = await run(async (ctx) => {
    await store(ctx, 'a')
    return ctx.transaction(async (tx) => {
      runs += 1
      await tx.db.run(givenUp)
    })
  })

  expect(outcome).toMatchObject({ status: 503, body: { code: 'contended' }, stored: [] })
  expect(runs).toBe(1)
})

test('a job is queued with the change that asks for it, and not without it', async () => {
  const job = defineJob({
    name: 'test_job',
    payload: Type.Object({ n: Type.Integer() }),
    maxAttempts: 1,
    run: async () => {},
  })
  // A queue of its own, where no one takes the jobs.
  const server = await startOwnServer({ config: { role: 'api' } })
  const { environment } = server
  const queued = () => environment.db.many(sql`select payload from graphile_worker._private_jobs order by id`)

  await environment
    .transaction(async (tx) => {
      enqueueJob(tx, job, { n: 1 })
      throw refused()
    })
    .catch(() => undefined)
  expect(await queued()).toEqual([])
  await environment.transaction(async (tx) => enqueueJob(tx, job, { n: 2 }, { key: 'k' }))
  await environment.transaction(async (tx) => enqueueJob(tx, job, { n: 3 }, { key: 'k' }))

  expect(await queued()).toEqual([{ payload: { environment_id: environment.environmentId, payload: { n: 3 } } }])
  await server.close()
})

test('a request that fails while its transaction begins gives the connection back', async () => {
  const server = await startOwnServer({})
  // More often than there are connections: lost ones would block the last.
  for (let i = 0; i < 20; i++) {
    const unit = createUnitOfWork(server.environment)
    const begun = unit.begin()
    await unit.rollback()
    await begun.catch(() => undefined)
  }

  await store(server.environment, 'a')
  expect(await stored(server.environment)).toEqual(['a'])
  await server.close()
})

test('all that one transaction writes is of one time, though the clock goes on', async () => {
  let looks = 0
  const { workos, close } = await startOwnServer({ now: () => new Date(Date.UTC(2026) + 7 * looks++) })
  onTestFinished(close)

  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const reset = await workos.userManagement.createPasswordReset({ email: user.email })
  const invitation = await workos.userManagement.sendInvitation({ email: 'bob@northwind.example', expiresInDays: 2 })

  for (const { createdAt, updatedAt } of [organization, user, invitation]) expect(updatedAt).toBe(createdAt)
  const lifetime = (of: { createdAt: string; expiresAt: string }) => Date.parse(of.expiresAt) - Date.parse(of.createdAt)
  expect([lifetime(reset), lifetime(invitation)]).toEqual([3_600_000, 2 * 86_400_000])
})
