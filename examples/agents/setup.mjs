// Makes what the example needs, once: two permissions, a role that has one of them, a user with that role, the blueprint.
import { post, workos } from './gatehouse.mjs'

const email = 'bob@agents-example.example'
const password = 'a sturdy long passphrase'

for (const slug of ['posts:read', 'posts:publish']) {
  await post('/authorization/permissions', { slug, name: slug })
}
await post('/authorization/roles', { slug: 'reader', name: 'Reader' })
await workos.authorization.setEnvironmentRolePermissions('reader', { permissions: ['posts:read'] })

const organization = await workos.organizations.createOrganization({ name: 'Agents Example' })
const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
await workos.userManagement.createOrganizationMembership({
  userId: user.id,
  organizationId: organization.id,
  roleSlug: 'reader',
})

const blueprint = await workos.agents.createBlueprint({
  name: 'Assistant of the blog',
  permissions: ['posts:read', 'posts:publish'],
  sessionSettings: { maxAgeSeconds: 3600, accessTokenTtlSeconds: 300, refreshTokenTtlSeconds: 3600 },
})
console.log(`export AGENT_BLUEPRINT=${blueprint.id}`)
