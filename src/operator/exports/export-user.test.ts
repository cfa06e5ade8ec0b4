import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import type { UserExport } from './export-user.ts'
import { findPersonTables } from './person-tables.ts'

const password = 'a sturdy long passphrase'

test('everything that is stored about a user is in their export, and nothing of others or that opens anything', async () => {
  const server = await startServer()
  const { api, workos, clientId } = server
  const organization = await workos.organizations.createOrganization({ name: 'Analytical' })
  const invitation = await workos.userManagement.sendInvitation({ email: 'ada@analytical.example' })
  const user = await workos.userManagement.createUser({
    email: 'Ada@analytical.example',
    password,
    emailVerified: true,
  })
  const { body: factor } = await api.post<{ authentication_factor: { totp: { secret: string } } }>(
    `/user_management/users/${user.id}/auth_factors`,
    { type: 'totp' },
  )
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: organization.id })
  const other = await workos.userManagement.createUser({
    email: 'grace@northwind.example',
    password,
    emailVerified: true,
  })
  await workos.userManagement.createOrganizationMembership({ userId: other.id, organizationId: organization.id })
  const session = await workos.userManagement.authenticateWithPassword({ clientId, email: user.email, password })

  const { status, body } = await api.post<UserExport>(`/user_management/users/${user.id}/export`, {})

  expect(status).toBe(200)
  const rows = new Map(body.kinds.map((kind) => [kind.name, kind.rows]))
  expect(rows.get('users')).toMatchObject([{ id: user.id, email: user.email }])
  expect(rows.get('organization_memberships')).toMatchObject([{ organization_id: organization.id }])
  expect(rows.get('role_assignments')).toHaveLength(1)
  expect(rows.get('authentication_factors')).toHaveLength(1)
  expect(rows.get('invitations')).toMatchObject([{ id: invitation.id }])
  expect(rows.get('sessions')).toHaveLength(1)
  expect(rows.get('events')?.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['user.created', 'session.created', 'invitation.created']),
  )
  const text = JSON.stringify(body)
  expect(text).not.toMatch(/@northwind|\$argon2|\\\\x[0-9a-f]{16}|"v[12]\.[0-9a-f]{8}\./)
  for (const secret of [
    factor.authentication_factor.totp.secret,
    session.accessToken,
    session.refreshToken,
    invitation.token,
  ])
    expect(text).not.toContain(secret)
})

/** Tables that hold little of an environment at any time. */
const small: Readonly<Record<string, string>> = {
  'signals.user_id': 'what receivers have not taken yet',
}

test('every table that an export reads for a person is read by an index, whatever it has of others', async () => {
  const { system } = (await startServer()).environment
  const tables = await findPersonTables(system)
  const indexed = await system.database.many<{ table: string; column: string }>(sql`
    select c.relname as table, a.attname as column
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute e on e.attrelid = c.oid and e.attname = 'environment_id'
    join pg_attribute a on a.attrelid = c.oid and a.attnum <> e.attnum
      and (array[i.indkey[0], i.indkey[1]] @> array[a.attnum, e.attnum] or i.indkey[0] = a.attnum)
    where c.relnamespace = current_schema()::regnamespace
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))`)
  const has = new Set(indexed.map(({ table, column }) => `${table}.${column}`))
  const read = tables.flatMap(({ name, links }) =>
    links.map((link) => `${name}.${link.by === 'parent' ? link.column : link.by}`),
  )

  expect(read.length).toBeGreaterThan(30)
  expect(read.filter((column) => !has.has(column)).sort()).toEqual(Object.keys(small))
})
