import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import { recordOf } from '#platform/records.ts'
import type { Moment } from '#test/crash/killing-proxy.ts'
import type { KilledTest } from '#test/killed.ts'
import type { Asked } from '#test/local-server.ts'
import { type Killable, type Person, startTwoServers, type TwoServers } from './two-servers.fixture.ts'

/** The tokens that were sent, in the order in which each was first sent. */
function sent({ proxy }: TwoServers): { jti: string; cause: unknown; times: number }[] {
  const tokens = proxy.asked.map(({ body }) => decodeJwt(body))
  return [...new Set(tokens.map(({ jti }) => String(jti)))].map((jti) => ({
    jti,
    cause: tokens.find((each) => each.jti === jti)?.txn,
    times: tokens.filter((each) => each.jti === jti).length,
  }))
}

interface Kill {
  /** Their sign-out is what is signalled. */
  person: Person
  victims: Killable[]
  /** What happens while the token is on its way, before the kill. */
  meanwhile?: () => Promise<unknown>
}

/** Signs a person out, kills servers at the token about it, and starts them again. The lease of a dead transmitter ends. */
async function killAt({ proxy, provider }: TwoServers, moment: Moment, { person, victims, meanwhile }: Kill) {
  const kill = async () => {
    await meanwhile?.()
    await Promise.all(victims.map(({ server }) => server.kill()))
  }
  const isAbout = ({ body }: Asked) => recordOf(decodeJwt(body).sub_id).sub === person.there
  const killed = proxy.once(moment, isAbout, kill)
  const signedOut = provider.call('DELETE', `/user_management/users/${person.there}/sessions`)
  // The answer may be lost with the server.
  await Promise.all([killed, signedOut.catch(() => undefined)])
  await Promise.all(victims.map(({ server }) => server.start()))
  await provider.observer.query('update signal_streams set locked_until = now() where locked_until is not null')
}

export const killedBetweenServers: KilledTest = {
  name: 'what ends in one server ends in the other: every signal arrives, acts once and in its order, though both are killed while signals are under way',
  async run() {
    const servers = await startTwoServers()
    const { provider, receiver, received } = servers
    const [ada, bob, cy, dee] = [
      await servers.person('ada'),
      await servers.person('bob'),
      await servers.person('cy'),
      await servers.person('dee'),
    ]
    const people = [ada, bob, cy, dee]
    const causes = async () =>
      (await provider.events('session.revoked', 'gatehouse.credential.changed')).map(({ id }) => id)
    const allArrived = async () => {
      const owed = (await causes()).length
      await expect.poll(async () => (await received()).length, { timeout: 40_000 }).toBe(owed)
    }

    await killAt(servers, 'after', { person: ada, victims: [provider] })
    await allArrived()
    await killAt(servers, 'during', { person: bob, victims: [receiver] })
    await allArrived()
    await killAt(servers, 'answered', { person: cy, victims: [provider, receiver] })
    await allArrived()
    await killAt(servers, 'before', {
      person: dee,
      victims: [provider],
      async meanwhile() {
        for (const [i, { there }] of people.entries()) {
          const password = `another sturdy passphrase ${i}`
          await provider.call('PUT', `/user_management/users/${there}`, { password })
        }
      },
    })
    await allArrived()

    const signals = sent(servers)
    const ids = signals.map(({ jti }) => jti)
    expect(signals.map(({ cause }) => cause)).toEqual(await causes())
    expect(signals.filter(({ times }) => times > 1).length).toBeGreaterThanOrEqual(3)
    const taken = await received()
    expect(taken.map(({ jti }) => jti)).toEqual(ids)
    expect((await receiver.events('gatehouse.connection.signal_received')).map(({ data }) => data.jti)).toEqual(ids)
    const acted = taken.filter(({ sessions_ended }) => sessions_ended > 0)
    const each = people.map(({ here }) => here)
    expect(acted.map(({ user_id, sessions_ended }) => [user_id, sessions_ended])).toEqual(each.map((id) => [id, 1]))
    expect((await receiver.events('session.revoked')).map(({ data }) => data.user_id)).toEqual(each)
  },
}
