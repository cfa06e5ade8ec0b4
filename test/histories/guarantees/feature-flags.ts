import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseSwitch, describeSwitch, switchModel } from '../models.ts'

export const featureFlags = guarantee({
  name: 'feature flags',
  promise: 'A flag is what the last change made it, on every server.',
  operations: 'enable, disable, read',
  model: switchModel,
  describe: describeSwitch,
  async open(arena) {
    const slug = `flag-${newName()}`
    await arena.create('/feature-flags', { slug, name: slug, enabled: false })
    await arena.done({ method: 'PUT', path: `/feature-flags/${slug}/disable` })
    return {
      initial: false,
      choose: chooseSwitch,
      async call(input, send) {
        if (input !== 'read') {
          const path = `/feature-flags/${slug}/${input === 'on' ? 'enable' : 'disable'}`
          return outcomeOf(await send({ method: 'PUT', path }), ({ status }) => (status < 300 ? null : undefined))
        }
        return outcomeOf(await send({ path: `/feature-flags/${slug}` }), ({ body }) =>
          typeof body.enabled === 'boolean' ? body.enabled : undefined,
        )
      },
    }
  },
})
