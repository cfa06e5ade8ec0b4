import { canonicalEmailOf, findKnownUsers } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { findImported, importedKey } from '../imported-objects/index.ts'

interface Sample {
  sourceId: string
  email: string
  hasPassword: boolean
  isVerified: boolean
}

const mostSamples = 100

/** Keeps some of the users who came in, each with the same chance, to look at them at the end. */
export class Samples {
  readonly #kept: Sample[] = []
  #seen = 0

  /** @param random from 0 to 1 */
  add(sample: Sample, random: number): void {
    this.#seen += 1
    if (this.#kept.length < mostSamples) this.#kept.push(sample)
    else {
      const at = Math.floor(random * this.#seen)
      if (at < mostSamples) this.#kept[at] = sample
    }
  }

  /** Reads the samples back. @returns how many were read, and what differs from their rows */
  async check(ctx: Context, source: string): Promise<{ count: number; faults: string[] }> {
    const imported = await findImported(
      ctx,
      source,
      this.#kept.map(({ sourceId }) => ({ kind: 'user', sourceId })),
    )
    const users = await findKnownUsers(ctx, { emails: [], ids: [...imported.values()].map(({ objectId }) => objectId) })
    const byId = new Map(users.map((user) => [user.id, user]))
    const faults = this.#kept.flatMap(({ sourceId, email, hasPassword, isVerified }) => {
      const object = imported.get(importedKey({ kind: 'user', sourceId }))
      const user = object === undefined ? undefined : byId.get(object.objectId)
      if (object === undefined || user === undefined) return [`${sourceId} is not here.`]
      if (user.canonical_email !== canonicalEmailOf(email)) return [`${sourceId} has another address.`]
      if (hasPassword && !object.isBlocked && user.password_hash === null) return [`${sourceId} has no password.`]
      if (isVerified && !user.email_verified) return [`${sourceId} is not verified.`]
      return []
    })
    return { count: this.#kept.length, faults }
  }
}
