import { setTimeout as delay } from 'node:timers/promises'
import { isSuccess, newName } from '../arena.ts'
import type { Guarantee } from '../guarantee.ts'

/**
 * The audit log of an organization is judged as a whole: each acknowledged event is in it once, and its chain verifies, so that no event
 * has two successors.
 */
export const auditLog: Guarantee = {
  name: 'audit log',
  promise: 'The audit log has every acknowledged event, once, in one chain that verifies.',
  operations: 'create events, list, verify',
  async play(arena) {
    const organization = await arena.create('/organizations', { name: newName() })
    const action = `histories.${newName()}`
    await arena.create(`/audit_logs/actions/${action}/schemas`, { targets: [{ type: 'team' }] })
    const acknowledged: string[] = []
    const faults: string[] = []
    let calls = 0
    let unknown = 0
    const write = async () => {
      const giveUpAt = performance.now() + arena.patienceMs
      for (let answered = 0; answered < arena.callsPerClient && performance.now() < giveUpAt; ) {
        const name = newName()
        const event = {
          action,
          occurred_at: new Date().toISOString(),
          actor: { id: name, type: 'user' },
          targets: [{ id: name, type: 'team' }],
          context: { location: '192.0.2.1' },
        }
        const body = { organization_id: organization.id, event }
        const heard = await arena.sendToAny({ method: 'POST', path: '/audit_logs/events', body, idempotencyKey: name })
        calls += 1
        if (heard.kind === 'answered' && isSuccess(heard.answer)) {
          acknowledged.push(name)
          answered += 1
        } else if (heard.kind === 'answered')
          return void faults.push(`an event was answered ${heard.answer.status} ${JSON.stringify(heard.answer.body)}`)
        else if (heard.kind === 'unknown') unknown += 1
        await delay(arena.pauseMs * (0.2 + 1.6 * Math.random()))
      }
    }
    await Promise.all(Array.from({ length: arena.clients }, write))
    const listed = new Map<string, number>()
    for (let after: string | undefined; ; ) {
      const cursor = after === undefined ? '' : `&after=${after}`
      const { data } = (await arena.done({
        path: `/audit_logs/events?organization_id=${organization.id}&limit=100${cursor}`,
      })) as { data: { id: string; actor: { id: string } }[] }
      for (const { actor } of data) listed.set(actor.id, (listed.get(actor.id) ?? 0) + 1)
      after = data.at(-1)?.id
      if (data.length < 100) break
    }
    for (const name of acknowledged)
      if (listed.get(name) !== 1) faults.push(`acknowledged, and ${listed.get(name) ?? 0} times in the log: ${name}`)
    const { id } = await arena.create('/audit_logs/verifications', { organization_id: organization.id })
    for (let tries = 0; ; tries++) {
      const { state, fault } = await arena.done({ path: `/audit_logs/verifications/${id}` })
      if (state === 'intact') break
      if (state === 'faulty' || state === 'error' || tries > 240) {
        faults.push(`the chain is ${state}: ${fault}`)
        break
      }
      await delay(500)
    }
    return { calls, unknown, verdict: faults.length > 0 ? 'anomaly' : 'right', drawings: [], faults }
  },
}
