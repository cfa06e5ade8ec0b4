import { expect, test } from 'vitest'
import { isTo, type Member, startKilledPusher } from './killed-pusher.fixture.ts'

// `killed.fixture.ts` kills it at every other moment, in turn with other parts of the server.
test('a process that is killed between a push and storing it leaves no second account, and none active of someone who loses access before the next try', async () => {
  const pusher = await startKilledPusher()
  const members: Member[] = []
  await pusher.killAt('after', isTo('POST', '/Users', 'bob@'), {
    change: async () => members.push(await pusher.join('ada'), await pusher.join('bob')),
    meanwhile: async () => pusher.deactivate(members[1] as Member),
  })

  await pusher.settled()

  expect(await pusher.accounts()).toEqual([
    ['ada@northwind.example', true],
    ['bob@northwind.example', false],
  ])
  expect(await pusher.reconcile()).toEqual([])
}, 90_000)
