import { expect } from 'vitest'
import type { KilledTest } from '#test/killed.ts'
import { isTo, type Member, startKilledPusher } from './killed-pusher.fixture.ts'

const domain = 'northwind.example'

export const killedWhilePushing: KilledTest = {
  name: 'a directory has everyone who is pushed to it once, and no one active who lost access, though the process that pushes is killed before, during and after each kind of request',
  async run() {
    const pusher = await startKilledPusher()
    const { call, join, deactivate, killAt, settled } = pusher
    await pusher.addThere(`cy@${domain}`, false)
    await pusher.addThere(`dee@${domain}`, true)
    const people = new Map<string, Member>()
    const joins = (name: string) => async () => people.set(name, await join(name))
    const the = (name: string) => people.get(name) as Member
    await joins('ada')()
    await settled()

    await killAt('after', isTo('POST', '/Users', 'bob@'), {
      change: joins('bob'),
      // The target has no account of this name.
      meanwhile: () => call('PUT', `/user_management/users/${the('bob').id}`, { email: `robert@${domain}` }),
    })
    await settled()
    await killAt('before', isTo('POST', '/Users', 'eve@'), { change: joins('eve') })
    await settled()
    // An account of theirs is adopted, and the person loses access before anyone knows.
    await killAt('after', isTo('PATCH', '/Users/', 'externalId'), {
      change: joins('cy'),
      meanwhile: () => deactivate(the('cy')),
    })
    await settled()
    await joins('dee')()
    await killAt('during', isTo('PATCH', '/Users/', 'active'), { change: () => deactivate(the('ada')) })
    await settled()
    expect(await pusher.accounts()).toEqual([
      [`ada@${domain}`, false],
      [`cy@${domain}`, false],
      [`dee@${domain}`, true],
      [`eve@${domain}`, true],
      [`robert@${domain}`, true],
    ])

    await killAt('after', isTo('POST', '/Groups'), {
      change: () => pusher.groupOf('Staff', [the('bob'), the('dee'), the('eve')]),
    })
    await settled()
    await killAt('after', isTo('PATCH', '/Groups/'), { change: () => deactivate(the('dee')) })
    await settled()
    await killAt('before', isTo('PATCH', '/Users/', 'active'), {
      change: () => call('DELETE', `/user_management/users/${the('eve').id}`),
    })
    await settled()
    expect(await pusher.accounts()).toEqual([
      [`ada@${domain}`, false],
      [`cy@${domain}`, false],
      [`dee@${domain}`, false],
      [`eve@${domain}`, false],
      [`robert@${domain}`, true],
    ])
    expect(await pusher.groups()).toEqual([['Staff', [`robert@${domain}`]]])
    expect(await pusher.reconcile()).toEqual([])
  },
}
