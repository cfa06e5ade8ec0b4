// Makes what the example needs: two permissions, a role that has one of them, a user with that role, the blueprint. Once it is there,
// another run only prints its id again.
import { post, workos } from './gatehouse.mjs'

const name = 'Assistant of the blog'
const email = 'bob@agents-example.example'
const password = 'a sturdy long passphrase'

async function setUp() {
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

  return workos.agents.createBlueprint({
    name,
    permissions: ['posts:read', 'posts:publish'],
    sessionSettings: { maxAgeSeconds: 3600, accessTokenTtlSeconds: 300, refreshTokenTtlSeconds: 3600 },
  })
}

const { data } = await workos.agents.listBlueprints({ limit: 100 })
const blueprint = data.find((each) => each.name === name) ?? (await setUp())
console.log(`export AGENT_BLUEPRINT=${blueprint.id}`)
