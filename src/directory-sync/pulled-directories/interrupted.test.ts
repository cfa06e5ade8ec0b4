import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type Context, createContext, type System } from '#platform/context.ts'
import { type GoogleGroup, type GoogleUser, type GoogleWorkspace, googleSettings } from '#test/google-workspace.ts'
import { type Contents, startForPulls } from './pulled.fixture.ts'
import { syncDueDirectories } from './sync/sync-job.ts'

const server = await startForPulls()
afterAll(() => server.close())
const { pullGoogle, later, environment, call } = server
const halfAnHour = 1_920_000

/** What the directory is to have. */
function contentsOf({ users, groups }: GoogleWorkspace): Contents {
  return {
    users: Object.fromEntries(
      [...users.values()].map(({ id, primaryEmail, name, suspended, archived }) => [
        id,
        {
          email: primaryEmail,
          first_name: name.givenName,
          state: suspended === true || archived === true ? 'inactive' : 'active',
        },
      ]),
    ),
    groups: Object.fromEntries(
      [...groups.values()].map(({ id, name, members }) => [
        id,
        { name, members: [...members].filter((member) => users.has(member)).sort() },
      ]),
    ),
  }
}

/** What is to be announced of the way from one to the other. */
function differences(before: Contents, after: Contents): string[] {
  return [
    ...changesOf('user', before.users, after.users),
    ...changesOf('group', namesOf(before), namesOf(after)),
    ...Object.entries(after.groups).flatMap(([id, { members }]) => {
      const earlier = before.groups[id]?.members ?? []
      const left = earlier.filter((member) => !members.includes(member) && member in after.users)
      return [
        ...members
          .filter((member) => !earlier.includes(member))
          .map((member) => `dsync.group.user_added ${id} ${member}`),
        ...left.map((member) => `dsync.group.user_removed ${id} ${member}`),
      ]
    }),
  ].sort()
}

function changesOf(kind: 'user' | 'group', before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id) => {
    if (!(id in before)) return [`dsync.${kind}.created ${id}`]
    if (!(id in after)) return [`dsync.${kind}.deleted ${id}`]
    return JSON.stringify(before[id]) === JSON.stringify(after[id]) ? [] : [`dsync.${kind}.updated ${id}`]
  })
}

function namesOf({ groups }: Contents): Record<string, unknown> {
  return Object.fromEntries(Object.entries(groups).map(([id, { name }]) => [id, name]))
}

/** Changes of a workspace; numbers choose among those who are there. */
const steps: Record<string, (google: GoogleWorkspace, one: number, two: number) => void> = {
  hire: (google, one, two) => {
    const user = google.addUser(`U${one}x${two}x${google.users.size}x${Math.random().toString(36).slice(2)}`)
    pick(google.groups, two)?.members.add(user.id)
  },
  leave: (google, one) => remove(google.users, pick(google.users, one)),
  rename: (google, one, two) =>
    changing(pick(google.users, one), (user) => {
      user.name = { ...user.name, givenName: `Given${two}` }
    }),
  suspend: (google, one) =>
    changing(pick(google.users, one), (user) => {
      user.suspended = user.suspended !== true
    }),
  /** Takes the address of someone who leaves. */
  succeed: (google, one, two) => {
    const [heir, leaver] = [pick(google.users, one), pick(google.users, two)]
    if (heir === undefined || leaver === undefined || heir === leaver) return
    google.users.delete(leaver.id)
    heir.primaryEmail = leaver.primaryEmail
  },
  found: (google, one, two) => {
    const members = [pick(google.users, one), pick(google.users, two)].filter((user) => user !== undefined)
    google.addGroup(`Group${one}`, members)
  },
  dissolve: (google, one) => remove(google.groups, pick(google.groups, one)),
  renameGroup: (google, one, two) =>
    changing(pick(google.groups, one), (group) => {
      group.name = `Named${two}`
    }),
  join: (google, one, two) =>
    changing(pick(google.groups, one), ({ members }) => {
      const user = pick(google.users, two)
      if (user !== undefined) members.add(user.id)
    }),
  part: (google, one, two) =>
    changing(pick(google.groups, one), ({ members }) => {
      members.delete([...members][two % Math.max(members.size, 1)] ?? '')
    }),
}

function pick<Item extends GoogleUser | GoogleGroup>(of: Map<string, Item>, which: number): Item | undefined {
  return [...of.values()][which % Math.max(of.size, 1)]
}

function remove<Item extends { id: string }>(from: Map<string, Item>, item: Item | undefined): void {
  // One is left: a source without anyone is not believed.
  if (item !== undefined && from.size > 1) from.delete(item.id)
}

function changing<Item>(item: Item | undefined, change: (item: Item) => void): void {
  if (item !== undefined) change(item)
}

const changes = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat({ max: 999 }), fc.nat({ max: 999 })), {
  maxLength: 12,
})

/** The server dies before this many more transactions are begun: what waits for one waits forever. */
function dyingAfter(transactions: number): { ctx: Context; died: Promise<void> } {
  let left = transactions
  let die = () => {}
  const died = new Promise<void>((resolve) => {
    die = resolve
  })
  const { environmentId, clientId, actor } = environment
  const { database } = environment.system
  const system: System = {
    ...environment.system,
    database: {
      ...database,
      transaction(work) {
        if (left-- > 0) return database.transaction(work)
        die()
        return new Promise(() => {})
      },
    },
  }
  return { ctx: createContext(system, { environmentId, clientId, actor }), died }
}

test('whatever changes at the source, after a run the directory is the same, and events are exactly the differences; also when the run died anywhere and another one went on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(changes, fc.option(fc.nat({ max: 12 }))), { minLength: 1, maxLength: 4 }),
      async (rounds) => {
        const { google, directory } = await pullGoogle()
        for (let i = 0; i < 4; i++) steps.hire?.(google, i, i)
        steps.found?.(google, 1, 2)
        let before: Contents = { users: {}, groups: {} }
        for (const [round, deathAfter] of rounds) {
          for (const [step, one, two] of round) steps[step]?.(google, one, two)
          later(halfAnHour)
          if (deathAfter !== null) {
            const { ctx, died } = dyingAfter(deathAfter)
            await Promise.race([directory.sync(ctx), died])
            // No one takes over from a run that may live.
            later(200_000)
          }
          await directory.sync()
          const after = contentsOf(google)
          expect(await directory.contents()).toEqual(after)
          expect((await directory.news()).sort()).toEqual(differences(before, after))
          before = after
        }
        google.close()
      },
    ),
    { numRuns: 6 },
  )
}, 180_000)

test('while a run lives no other begins; a dead one is taken over, and what it still brings is not heeded', async () => {
  const { google, directory } = await pullGoogle()
  for (let i = 0; i < 250; i++) google.addUser(`User${i}`)
  let goOn = () => {}
  const held = new Promise<undefined>((resolve) => {
    goOn = () => resolve(undefined)
  })
  let isHeld = () => {}
  const reached = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  google.intercept = (_asked, name) => {
    if (name !== 'GET /users page 2') return undefined
    google.intercept = () => undefined
    isHeld()
    return held
  }
  const first = directory.sync()
  await reached
  expect(await directory.view()).toMatchObject({ is_running: true, last_run: null })
  expect(await directory.sync()).toMatchObject({ is_running: true, last_run: null })

  later(200_000)
  const { last_run } = await directory.sync()
  expect(last_run).toMatchObject({ outcome: 'succeeded', users: { read: 251 } })
  // The first one would not see them, and delete them.
  google.addUser('Later')
  later(halfAnHour)
  const { last_run: newest } = await directory.sync()
  goOn()
  expect((await first).last_run).toEqual(newest)
  expect(Object.keys((await directory.contents()).users)).toHaveLength(252)
}, 60_000)

test('a run that is under way ends when the credentials are replaced or the directory is deleted', async () => {
  for (const end of ['PUT', 'DELETE'] as const) {
    const { google, directory } = await pullGoogle()
    google.intercept = async (_asked, name) => {
      if (name !== 'GET /users') return undefined
      google.intercept = () => undefined
      if (end === 'DELETE') await call('DELETE', `/directories/${directory.id}`)
      else await directory.configure(googleSettings(google))
      return undefined
    }
    await directory.sync().catch(() => undefined)
    expect((await directory.news()).filter((line) => line.includes('created'))).toEqual([])
    if (end === 'PUT') expect(await directory.view()).toMatchObject({ is_running: false, last_run: null })
  }
})

test('(release) a run that is requested while a directory is read is refused with a 409', async () => {
  const { google, directory } = await pullGoogle()
  const refused: unknown[] = []
  google.intercept = async (_asked, name) => {
    if (name === 'GET /users') refused.push(await call('POST', `/directories/${directory.id}/sync`))
    return undefined
  }
  await directory.sync()
  expect(refused).toMatchObject([{ status: 409, json: { code: 'directory_sync_running' } }])
  expect(await call('POST', `/directories/${directory.id}/sync`)).toMatchObject({ status: 202 })
})

test('what is due is queued by the clock', async () => {
  const { google, directory } = await pullGoogle()
  await directory.sync()
  const queued = async () => {
    const { rows } = await environment.system.database.pool.query<{ key: string }>(
      'select key from graphile_worker.jobs',
    )
    return rows.map(({ key }) => key).filter((key) => key === `sync_directory/${directory.id}`).length
  }
  await environment.system.database.pool.query(`select graphile_worker.remove_job('sync_directory/${directory.id}')`)
  await syncDueDirectories.run(environment.system)
  expect(await queued()).toBe(0)
  later(halfAnHour)
  await syncDueDirectories.run(environment.system)
  expect(await queued()).toBe(1)
  google.close()
})
