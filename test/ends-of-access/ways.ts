import { expect } from 'vitest'
import { createSession } from '#people/sessions/index.ts'
import type { Person, World } from './people.ts'

const newPassword = 'an entirely different passphrase'

type Way = (world: World, person: Person) => Promise<void>

async function signOutElsewhere({ environment, api }: World, { id, organizationId }: Person): Promise<void> {
  const session = await environment.transaction((tx) =>
    createSession(tx, { userId: id, organizationId, authMethod: 'password', ipAddress: null, userAgent: null }),
  )
  const { body } = await api.post<{ token: string }>('/widgets/token', { user_id: id, organization_id: organizationId })
  const { status } = await api.request('/_widgets/UserProfile/sessions/revoke-all', {
    method: 'DELETE',
    key: body.token,
    body: { currentSessionId: session.id },
  })
  expect(status).toBe(200)
}

/** Ways to end access, by the column of the guide that says what becomes of what is under way. */
export const ways: readonly (readonly [column: string, name: string, end: Way])[] = [
  [
    'signed out everywhere',
    'the application signs them out everywhere',
    async ({ api }, { id }) => void (await api.delete(`/user_management/users/${id}/sessions`)),
  ],
  [
    'signed out everywhere',
    'they set a new password by a link that was sent afterwards',
    async ({ workos: { userManagement } }, { email }) => {
      const { passwordResetToken: token } = await userManagement.createPasswordReset({ email })
      await userManagement.resetPassword({ token, newPassword })
    },
  ],
  ['signed out everywhere', 'they sign out elsewhere', signOutElsewhere],
  [
    'their password is changed',
    'the application changes their password',
    async ({ workos }, { id: userId }) =>
      void (await workos.userManagement.updateUser({ userId, password: newPassword })),
  ],
  [
    'the membership ends',
    'their membership is deactivated',
    async ({ workos }, { membershipId }) =>
      void (await workos.userManagement.deactivateOrganizationMembership(membershipId)),
  ],
  [
    'the membership ends',
    'their membership is deleted',
    async ({ workos }, { membershipId }) => workos.userManagement.deleteOrganizationMembership(membershipId),
  ],
  [
    'the membership ends',
    'the organization is deleted',
    async ({ workos }, { organizationId }) => workos.organizations.deleteOrganization(organizationId),
  ],
  ['the user is deleted', 'the user is deleted', async ({ workos }, { id }) => workos.userManagement.deleteUser(id)],
]
