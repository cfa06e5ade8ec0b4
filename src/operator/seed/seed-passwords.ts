import { canonicalEmailOf, hashNewPassword } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { ReadSeed } from './read/read-seed-file.ts'
import { refuseSeed } from './read/refuse-seed.ts'
import type { SeedUser } from './sections/users.ts'
import { SeedRefusal } from './seed-error.ts'
import { at } from './seeding.ts'

/** At most half of the hashing queue, so that sign-ins continue. */
const atOnce = 100

/**
 * The hashes of the passwords in a file, by canonical email, computed before its transaction to keep that short.
 * Development skips the policy, because files of the emulator have passwords like `test123`.
 *
 * @throws SeedError in production, for a password that does not meet the policy
 */
export async function hashSeedPasswords(ctx: Context, read: ReadSeed): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  const { config, passwords } = ctx.system
  const users = ((read.seed.users ?? []) as SeedUser[]).map((user, i) => ({ user, path: ['users', i] }))
  const hashOne = ({ user, path }: (typeof users)[number]) =>
    at(path, async () => {
      if (user.password === undefined) return
      const hash = config.development ? passwords.hash(user.password) : hashNewPassword(ctx, user.password, user)
      hashes.set(canonicalEmailOf(user.email), await hash)
    })
  try {
    for (let i = 0; i < users.length; i += atOnce) await Promise.all(users.slice(i, i + atOnce).map(hashOne))
  } catch (error) {
    if (error instanceof SeedRefusal) throw refuseSeed(read.source, [error])
    throw error
  }
  return hashes
}
