import type { CarriedInvitation } from '#access/invitations/index.ts'
import type { IdentityProvider } from '#people/identities/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import type { ProviderTokens, SocialProfile } from '../social-providers/index.ts'

const lifetimeSeconds = 600

/** A user who came back from a provider that gave no email. */
export interface ProofWithoutEmail {
  provider: IdentityProvider
  profile: SocialProfile
  /** Present if the application is to have them. */
  tokens?: ProviderTokens | undefined
  organizationId?: string | undefined
  invitation?: CarriedInvitation | undefined
}

export interface EmailCompletionRow {
  code_challenge: string | null
  expires_at: string
}

/** Mints a code for the callback, as `createAuthorizationCode` does. It is exchanged for a token that takes an email. */
export async function createEmailCompletion(
  tx: TransactionContext,
  proof: ProofWithoutEmail,
  codeChallenge: string | null,
): Promise<string> {
  const code = randomCrockford(26)
  const hash = tx.system.hashCredential(code)
  tx.db.send(sql`
    insert into email_completions (environment_id, hash, client_id, code_challenge, sealed_proof, expires_at, created_at)
    values (${tx.environmentId}, ${hash}, ${tx.clientId}, ${codeChallenge},
      ${tx.system.keyring.seal(JSON.stringify(proof), sealContext(hash))}, ${lifeEnd(tx)}, ${tx.now()})`)
  return code
}

export function findEmailCompletion(ctx: Context, code: string): Promise<EmailCompletionRow | undefined> {
  return ctx.db.maybe<EmailCompletionRow>(sql`
    select code_challenge, expires_at from email_completions
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(code))}
      and client_id = ${ctx.clientId}`)
}

/** Spends a code. @returns the token that takes an email, for ten minutes; `undefined` if another use was first */
export async function exchangeForCompletionToken(tx: TransactionContext, code: string): Promise<string | undefined> {
  const token = randomToken(25)
  const exchanged = await tx.db.run(sql`
    update email_completions set token_hash = ${tx.system.hashCredential(token)}, expires_at = ${lifeEnd(tx)}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))} and token_hash is null`)
  return exchanged === 1 ? token : undefined
}

/** The code was used twice, or its verifier was wrong: what it led to ends (security rule A-3). */
export async function dropEmailCompletion(tx: TransactionContext, code: string): Promise<void> {
  tx.db.send(sql`
    delete from email_completions
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(code))}`)
}

/** What a token continues. Reading does not spend it: a refused email must not cost the whole sign-in. */
export async function findProofWithoutEmail(ctx: Context, token: string): Promise<ProofWithoutEmail | undefined> {
  const row = await ctx.db.maybe<{ hash: Buffer; sealed_proof: string }>(sql`
    select hash, sealed_proof from email_completions
    where environment_id = ${ctx.environmentId} and token_hash = ${anyOf(ctx.system.hashesOf(token))}
      and client_id = ${ctx.clientId} and expires_at > ${ctx.now()}`)
  return row && openJson<ProofWithoutEmail>(ctx.system.keyring, row.sealed_proof, sealContext(row.hash))
}

/** Spends a token. @returns whether it was still there: of parallel uses one succeeds */
export async function spendCompletionToken(tx: TransactionContext, token: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    delete from email_completions
    where environment_id = ${tx.environmentId} and token_hash = ${anyOf(tx.system.hashesOf(token))}`)
  return spent === 1
}

function lifeEnd({ now }: Context): Date {
  return new Date(now().getTime() + lifetimeSeconds * 1_000)
}

function sealContext(hash: Buffer): string {
  return `email_completion:${hash.toString('base64url')}`
}
