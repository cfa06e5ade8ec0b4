import { type Static, Type } from 'typebox'
import { identityProviders, linkIdentity } from '#people/identities/index.ts'
import { enrollFactor } from '#people/mfa/index.ts'
import { setSeededImpersonator } from '#people/sessions/index.ts'
import { CreateUser, canonicalEmailOf, createUser, findUser, findUserByEmail } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import type { SeedFault } from '../seed-error.ts'
import { forEach, type Seeding, withId } from '../seeding.ts'
import { Entry, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { ip_address: _ip, user_agent: _agent, signals_id: _signals, ...members } = CreateUser.properties

const User = Entry({
  ...members,
  id: PinnedId,
  password: Type.Optional(Type.String({ minLength: 1 })),
  // An account at a provider with which the user signs in. Without an id there, one is made.
  oauth_provider: Type.Optional(Type.Enum([...identityProviders])),
  oauth_idp_id: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  // true for the secret of development, or a secret in Base32.
  totp: Type.Optional(Type.Union([Type.Boolean(), Type.String()])),
  impersonator: Type.Optional(
    Entry({
      email: Type.String({ minLength: 3, maxLength: 254 }),
      reason: Type.String({ minLength: 1, maxLength: 500 }),
    }),
  ),
})
export type SeedUser = Static<typeof User>

/** The secret of `totp: true`, accepted in development only, so that tests can compute codes. */
const developmentTotpSecret = 'GATEHOUSEGATEHOUSEGATEHOUSEGATEH'

export const users = defineSection({
  schema: Type.Array(User),
  check: (entries, development) => [
    ...findTwins('users', entries, 'email', canonicalEmailOf),
    ...findTwins('users', entries, 'id'),
    ...entries.flatMap(checkProvider),
    ...(development ? [] : entries.flatMap(checkProduction)),
  ],
  create: (seeding, entries) => forEach(['users'], entries, (user) => seedUser(seeding, user)),
})

async function seedUser({ tx, passwordHashes, done }: Seeding, entry: SeedUser): Promise<void> {
  const { id, oauth_provider: provider, oauth_idp_id, totp, impersonator, password: _, ...input } = entry
  const known = id === undefined ? await findUserByEmail(tx, entry.email) : await findUser(tx, id)
  done('user', entry.email, known === undefined ? 'created' : 'left')
  if (known !== undefined) return
  const hash = passwordHashes.get(canonicalEmailOf(entry.email))
  // Seeded users can sign in: their email is verified unless the file says otherwise.
  const user = await createUser(
    withId(tx, 'user', id),
    { ...input, email_verified: input.email_verified ?? true },
    hash,
  )
  if (provider !== undefined) await linkIdentity(tx, user.id, { provider, idp_id: oauth_idp_id ?? tx.newId('idp') })
  if (totp !== undefined && totp !== false) await enrollTotp(tx, user.id, totp)
  if (impersonator !== undefined) await setSeededImpersonator(tx, user.id, impersonator)
}

async function enrollTotp(tx: TransactionContext, user_id: string, totp: string | true): Promise<void> {
  await enrollFactor(tx, { type: 'totp', user_id, totp_secret: totp === true ? developmentTotpSecret : totp })
}

function checkProvider({ oauth_provider, oauth_idp_id }: SeedUser, i: number): SeedFault[] {
  if (oauth_provider !== undefined || oauth_idp_id === undefined) return []
  return [{ path: ['users', i, 'oauth_idp_id'], message: '`oauth_idp_id` needs an `oauth_provider`' }]
}

function checkProduction({ totp, impersonator }: SeedUser, i: number): SeedFault[] {
  const faults: SeedFault[] = []
  if (totp === true)
    faults.push({
      path: ['users', i, 'totp'],
      message: '`totp: true` enrolls a well-known secret and is for development alone; in production give the secret',
    })
  if (impersonator !== undefined)
    faults.push({ path: ['users', i, 'impersonator'], message: '`impersonator` is for development alone' })
  return faults
}
