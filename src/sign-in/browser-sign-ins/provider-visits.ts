import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { Binding, ConfiguredProvider } from '../social-providers/index.ts'

/** How long a person may take at a provider. */
const lifetimeSeconds = 600

/** A browser's visit to a provider, stored until it comes back. */
export interface ProviderVisit extends Binding {
  /** Names the sign-in that the visit belongs to. */
  token: string
  /** Whether the application requested this provider and so receives its errors. */
  isAskedFor: boolean
}

/** Remembers that a browser is sent to a provider, with all that its answer has to match (security rule O-1). */
export async function createProviderVisit(
  ctx: Context,
  token: string,
  { definition }: ConfiguredProvider,
  isAskedFor: boolean,
): Promise<Binding> {
  // 43 characters with 190 bits, as PKCE requires of a verifier (RFC 7636 §4.1).
  const binding = { state: randomToken(43), nonce: randomToken(43), codeVerifier: randomToken(64) }
  const visit: ProviderVisit = { ...binding, token, isAskedFor }
  await ctx.db.run(sql`
    insert into provider_visits (environment_id, hash, request_hash, provider, sealed_visit, expires_at, created_at)
    values (${ctx.environmentId}, ${ctx.system.hashCredential(binding.state)}, ${ctx.system.hashCredential(token)},
      ${definition.provider}, ${ctx.system.keyring.seal(JSON.stringify(visit), sealContext(binding.state))},
      ${new Date(ctx.now().getTime() + lifetimeSeconds * 1_000)}, ${ctx.now()})`)
  return binding
}

/** The visit with a `state` at this provider, even if it has ended. Reading does not use it up. */
export async function findProviderVisit(
  ctx: Context,
  provider: string,
  state: string,
): Promise<ProviderVisit | undefined> {
  const row = await ctx.db.maybe<{ sealed_visit: string }>(sql`
    select sealed_visit from provider_visits
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(state))} and provider = ${provider}`)
  if (row === undefined) return undefined
  return openJson<ProviderVisit>(ctx.system.keyring, row.sealed_visit, sealContext(state))
}

/** Spends a visit. @returns whether this was the first answer with its `state`, and in time. */
export async function spendProviderVisit(ctx: Context, state: string): Promise<boolean> {
  const spent = await ctx.db.run(sql`
    update provider_visits set spent_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(state))} and spent_at is null
      and expires_at > ${ctx.now()}`)
  return spent === 1
}

function sealContext(state: string): string {
  return `provider_visit:${createHash('sha256').update(state).digest('base64url')}`
}
