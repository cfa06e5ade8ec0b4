import { setTimeout as delay } from 'node:timers/promises'
import type { WorkOS } from '@workos-inc/node'
import type { Random } from '../samples.ts'

/** A write that the server answered with success, and the event that it must have. */
export interface Acknowledged {
  event: 'organization.created' | 'organization.updated' | 'organization.deleted'
  id: string
  name: string
}

export interface Writer {
  acknowledged: Acknowledged[]
  unanswered: number
}

/** Creates organizations, renames some and deletes some, one call after another, until it is stopped. */
export async function writeUntil(end: AbortSignal, workos: WorkOS, writer: number, random: Random): Promise<Writer> {
  const acknowledged: Acknowledged[] = []
  let unanswered = 0
  /** `undefined` when no answer came. */
  const attempt = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await call()
    } catch {
      unanswered += 1
      // The server is gone or stopping; it will be back.
      await delay(30)
      return undefined
    }
  }
  for (let number = 0; !end.aborted; number++) {
    const name = `Organization ${writer}/${number}`
    const created = await attempt(() => create(workos, name))
    if (created === undefined) continue
    const { id } = created
    acknowledged.push({ event: 'organization.created', id, name })
    const next = random.pick(['nothing', 'nothing', 'rename', 'delete'])
    if (next === 'rename') {
      const renamed = `${name} renamed`
      const updated = await attempt(() => workos.organizations.updateOrganization({ organization: id, name: renamed }))
      if (updated !== undefined) acknowledged.push({ event: 'organization.updated', id, name: renamed })
    } else if (next === 'delete') {
      const deleted = await attempt(() => workos.organizations.deleteOrganization(id).then(() => true))
      if (deleted !== undefined) acknowledged.push({ event: 'organization.deleted', id, name })
    }
  }
  return { acknowledged, unanswered }
}

/**
 * Tried again under the same Idempotency-Key for as long as the server is away, as a careful client does: the answer may
 * have been lost after the commit.
 */
async function create(workos: WorkOS, name: string): Promise<{ id: string }> {
  for (let tries = 1; ; tries++) {
    try {
      return await workos.organizations.createOrganization({ name }, { idempotencyKey: `create ${name}` })
    } catch (error) {
      if (tries === 100) throw error
      await delay(50)
    }
  }
}
