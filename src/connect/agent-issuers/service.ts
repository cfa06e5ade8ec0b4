import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
import { notFound } from '#platform/http/errors.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { requireEmailDomains, requireIssuerAddress, requireKeys } from './check-issuer.ts'
import { endsWithIssuer } from './ends-with-issuer.ts'
import { issuerExists } from './errors.ts'
import { type CreateTrustedIssuer, issuerColumns, type TrustedIssuerRow, type UpdateTrustedIssuer } from './schemas.ts'

/** @throws invalidRequest, issuerExists */
export async function createIssuer(ctx: Context, input: CreateTrustedIssuer): Promise<TrustedIssuerRow> {
  const { issuer, name, email_domains = [], max_age_seconds = 3_600 } = input
  requireIssuerAddress(ctx, issuer)
  const { jwks, jwks_uri } = requireKeys(ctx, input)
  const domains = requireEmailDomains(email_domains)
  return ctx.transaction((tx) =>
    tx.db
      .one<TrustedIssuerRow>(sql`
        insert into agent_trusted_issuers as i (environment_id, id, issuer, name, jwks, jwks_uri, email_domains,
          max_age_seconds, created_at, updated_at)
        values (${tx.environmentId}, ${tx.newId('agent_issuer')}, ${issuer}, ${name}, ${jsonOf(jwks)}::jsonb, ${jwks_uri},
          ${domains}, ${max_age_seconds}, ${tx.now()}, ${tx.now()})
        returning ${issuerColumns}`)
      .catch(onViolation('agent_trusted_issuers_issuer', () => issuerExists(issuer))),
  )
}

export function listIssuers(ctx: Context, query: ListQuery): Promise<Page<TrustedIssuerRow>> {
  return readPage<TrustedIssuerRow>(ctx.db, query, {
    select: selectIssuer,
    where: [sql`i.environment_id = ${ctx.environmentId}`],
    id: sql`i.id`,
    prefix: 'agent_issuer',
  })
}

/** @throws notFound */
export async function getIssuer(ctx: Context, id: string): Promise<TrustedIssuerRow> {
  const row = await findIssuer(ctx, id)
  if (row === undefined) throw issuerNotFound(id)
  return row
}

export function findIssuer(ctx: Context, id: string): Promise<TrustedIssuerRow | undefined> {
  return ctx.db.maybe<TrustedIssuerRow>(sql`
    ${selectIssuer} where i.environment_id = ${ctx.environmentId} and i.id = ${id}`)
}

/** Finds the issuer by the `iss` of a message. */
export async function findIssuerNamed(ctx: Context, issuer: unknown): Promise<TrustedIssuerRow | undefined> {
  if (typeof issuer !== 'string' || !isStorableText(issuer)) return undefined
  return ctx.db.maybe<TrustedIssuerRow>(sql`
    ${selectIssuer} where i.environment_id = ${ctx.environmentId} and i.issuer = ${issuer}`)
}

/**
 * Lets one transaction at a time act on messages of an issuer, and prevents changes to the issuer meanwhile.
 * `undefined` if it was deleted.
 */
export function lockIssuer(tx: TransactionContext, id: string): Promise<TrustedIssuerRow | undefined> {
  return lock(tx, id, sql`for no key update`)
}

/**
 * Changes the given members. What agents have got by the issuer so far stays.
 *
 * @throws notFound, invalidRequest
 */
export async function updateIssuer(ctx: Context, id: string, input: UpdateTrustedIssuer): Promise<TrustedIssuerRow> {
  const isAboutKeys = input.jwks !== undefined || input.jwks_uri !== undefined
  const keys = isAboutKeys ? requireKeys(ctx, input) : undefined
  const domains = input.email_domains && requireEmailDomains(input.email_domains)
  return ctx.transaction(async (tx) => {
    const current = await lockIssuer(tx, id)
    if (current === undefined) throw issuerNotFound(id)
    const { jwks, jwks_uri } = keys ?? current
    const next: TrustedIssuerRow = {
      ...current,
      name: input.name ?? current.name,
      jwks,
      jwks_uri,
      email_domains: domains ?? current.email_domains,
      max_age_seconds: input.max_age_seconds ?? current.max_age_seconds,
      updated_at: tx.now().toISOString(),
    }
    tx.db.send(sql`
      update agent_trusted_issuers set name = ${next.name}, jwks = ${jsonOf(jwks)}::jsonb, jwks_uri = ${jwks_uri},
        email_domains = ${next.email_domains}, max_age_seconds = ${next.max_age_seconds}, updated_at = ${next.updated_at}
      where environment_id = ${tx.environmentId} and id = ${id}`)
    return next
  })
}

/** Ends what came by its word. Of racing calls, one succeeds. @throws notFound */
export function deleteIssuer(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    if ((await lock(tx, id, sql`for update`)) === undefined) throw issuerNotFound(id)
    for (const end of endsWithIssuer.of(tx.system)) await end(tx, id)
    tx.db.send(sql`delete from agent_trusted_issuers where environment_id = ${tx.environmentId} and id = ${id}`)
  })
}

/** Whether an issuer speaks for an email. For a domain, not for those below it. */
export function speaksFor({ email_domains }: TrustedIssuerRow, email: string): boolean {
  return email_domains.includes(canonicalEmailOf(email).split('@')[1] ?? '')
}

export function issuerNotFound(id: string) {
  return notFound('Trusted issuer', id)
}

const selectIssuer = sql`select ${issuerColumns} from agent_trusted_issuers i`

function lock(tx: TransactionContext, id: string, locking: Statement): Promise<TrustedIssuerRow | undefined> {
  return tx.db.maybe<TrustedIssuerRow>(sql`
    ${selectIssuer} where i.environment_id = ${tx.environmentId} and i.id = ${id} ${locking}`)
}

function jsonOf(jwks: TrustedIssuerRow['jwks']): string | null {
  return jwks === null ? null : JSON.stringify(jwks)
}
