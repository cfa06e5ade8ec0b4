import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseSwitch, describeSwitch, switchModel } from '../models.ts'

export const memberships = guarantee({
  name: 'memberships',
  promise: 'A membership is active or not as the last change has it, on every server.',
  operations: 'deactivate, reactivate, read, list',
  model: switchModel,
  describe: describeSwitch,
  async open(arena) {
    const organization = await arena.create('/organizations', { name: newName() })
    const user = await arena.create('/user_management/users', { email: `${newName()}@histories.example` })
    const { id } = await arena.create('/user_management/organization_memberships', {
      user_id: user.id,
      organization_id: organization.id,
    })
    const path = `/user_management/organization_memberships/${id}`
    return {
      initial: true,
      choose: chooseSwitch,
      async call(input, send) {
        if (input !== 'read') {
          const change = `${path}/${input === 'on' ? 'reactivate' : 'deactivate'}`
          // A membership that is already so is left as it is, or refused: either way it is so.
          return outcomeOf(await send({ method: 'PUT', path: change }), ({ status }) =>
            status < 300 || status === 400 || status === 409 || status === 422 ? null : undefined,
          )
        }
        if (Math.random() < 0.5)
          return outcomeOf(await send({ path }), ({ body }) => (body.id === id ? body.status === 'active' : undefined))
        const list = `/user_management/organization_memberships?organization_id=${organization.id}&statuses=active`
        return outcomeOf(await send({ path: list }), ({ body }) =>
          Array.isArray(body.data) ? body.data.length === 1 : undefined,
        )
      },
    }
  },
})
