import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import type { UserExport } from './export-user.ts'

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
