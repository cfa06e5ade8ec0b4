import { sql } from '#platform/db/sql.ts'
import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const email = `ada@${name}.example`
    const password = `a sturdy long passphrase of ${name}`
    const external = `user-${name}`
    const user = await create('/user_management/users', {
      email,
      password,
      email_verified: true,
      external_id: external,
    })
    const unverified = await create('/user_management/users', { email: `new@${name}.example`, password })
    return {
      objects: { '/user_management/users/external_id/': external, '/user_management/users/': user.id },
      members: { user_id: user.id, unverified_user_id: unverified.id, email, password },
    }
  },
  async leaveTraces({ server: { api, environment } }, { user_id, email, text }) {
    const { environmentId, db } = environment
    await api.request(`/user_management/users/${user_id}`, { method: 'PUT', body: { email, locale: `en-x-${text}` } })
    await db.run(sql`
      update users set profile_picture_url = ${`https://pictures.example/${text}`}
      where environment_id = ${environmentId} and id = ${user_id}`)
  },
  calls: {
    'UserlandUsersController_create[0]': [{ with: { email: 'fresh@northwind.example' }, events: ['user.created'] }],
    'UserlandUsersController_update[0]': [{ with: { first_name: 'Grace' }, events: ['user.updated'] }],
    'UserlandUsersController_delete[0]': [
      {
        events: ['session.revoked', { endsWith: 'user' }, 'user.deleted'],
      },
    ],
  },
})
