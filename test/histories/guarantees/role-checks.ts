import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseSwitch, describeSwitch, switchModel } from '../models.ts'

export const roleChecks = guarantee({
  name: 'role assignments',
  promise: 'A check permits what an assigned role permits and nothing that a removed one did, on every server.',
  operations: 'assign, remove, check',
  model: switchModel,
  describe: describeSwitch,
  async open(arena) {
    const name = newName()
    const [type, permission, role] = [`room-${name}`, `room:${name}`, `visitor-${name}`]
    const organization = await arena.create('/organizations', { name })
    const user = await arena.create('/user_management/users', { email: `${name}@histories.example` })
    const membership = await arena.create('/user_management/organization_memberships', {
      user_id: user.id,
      organization_id: organization.id,
    })
    await arena.create('/authorization/permissions', { slug: permission, name, resource_type_slug: type })
    await arena.create('/authorization/roles', { slug: role, name, resource_type_slug: type })
    const permissions = { permissions: [permission] }
    await arena.done({ method: 'PUT', path: `/authorization/roles/${role}/permissions`, body: permissions })
    const resource = await arena.create('/authorization/resources', {
      organization_id: organization.id,
      resource_type_slug: type,
      external_id: name,
      name,
    })
    const path = `/authorization/organization_memberships/${membership.id}`
    const body = { role_slug: role, resource_id: resource.id }
    return {
      initial: false,
      choose: chooseSwitch,
      async call(input, send) {
        if (input === 'read') {
          const question = { permission_slug: permission, resource_id: resource.id }
          return outcomeOf(await send({ method: 'POST', path: `${path}/check`, body: question }), ({ body }) =>
            typeof body.authorized === 'boolean' ? body.authorized : undefined,
          )
        }
        const method = input === 'on' ? 'POST' : 'DELETE'
        // A role that is not assigned cannot be removed: then it is not there.
        return outcomeOf(await send({ method, path: `${path}/role_assignments`, body }), ({ status }) =>
          status < 300 || (input === 'off' && status === 404) ? null : undefined,
        )
      },
    }
  },
})
