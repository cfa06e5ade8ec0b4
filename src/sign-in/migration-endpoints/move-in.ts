import type { StoredSettings } from '#environment/environments/index.ts'
import { createUser, findUserWithPassword, importPasswords, type UserWithPassword } from '#people/users/index.ts'
import { type Context, createContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { DomainError } from '#platform/http/errors.ts'
import { askEarlierLogin, type KnownThere } from './ask.ts'

/**
 * The user whose password the earlier login confirms: created, or given the password, so that it is asked once. Only an address that is
 * unknown here, or that has no password yet, is asked for. Of a verified address, the word of an earlier login that has not verified it too
 * does not count.
 *
 * @throws migrationUnavailable, overloaded
 */
export async function moveInByPassword(
  ctx: Context,
  stored: StoredSettings,
  { email, password }: { email: string; password: string },
  user: UserWithPassword | undefined,
): Promise<UserWithPassword | undefined> {
  if (user !== undefined && user.password_hash !== null) return undefined
  const known = await askEarlierLogin(ctx, stored, { type: 'sign_in', email, password })
  if (known === undefined) return undefined
  // Otherwise anyone who registered there with another person's address would share the account that its owner has here (U-6).
  if (user?.email_verified === true && !known.emailVerified) return undefined
  const hash = await ctx.system.passwords.hash(password)
  if (user === undefined) await createMoved(ctx, email, known, hash)
  else await ctx.transaction((tx) => importPasswords(tx, [{ id: user.id, passwordHash: hash, replaces: null }]))
  return findUserWithPassword(ctx, email)
}

/** Creates the user whom the earlier login knows by this address, so that their password can be reset. @throws migrationUnavailable */
export async function moveInForReset(ctx: Context, stored: StoredSettings, email: string): Promise<void> {
  const known = await askEarlierLogin(ctx, stored, { type: 'reset', email })
  if (known !== undefined) await createMoved(ctx, email, known)
}

/** In transactions of its own: a refused one would take that of the request with it, and the user stays whatever comes of the sign-in. */
async function createMoved(caller: Context, email: string, known: KnownThere, hash?: string): Promise<void> {
  const { system, environmentId, clientId, actor, request, tracedRequestId } = caller
  const ctx = createContext(system, { environmentId, clientId, actor, tracedRequestId, ...defined({ request }) })
  const { emailVerified, firstName, lastName, externalId, metadata } = known
  const profile = { email, email_verified: emailVerified, first_name: firstName, last_name: lastName, metadata }
  try {
    await createUser(ctx, { ...profile, external_id: externalId }, hash)
  } catch (error) {
    // A parallel sign-in was first, or another user has the external id: the person comes in without it.
    if (!(error instanceof DomainError)) throw error
    if (externalId === null) return
    await createUser(ctx, profile, hash).catch((again: unknown) => {
      if (!(again instanceof DomainError)) throw again
    })
  }
}
