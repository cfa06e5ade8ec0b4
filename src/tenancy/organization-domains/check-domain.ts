import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type DnsReading, readVerificationRecords } from './dns/read-verification-records.ts'
import type { DomainCheck, OrganizationDomainRow } from './schemas.ts'
import { completeVerification } from './transitions.ts'

/**
 * Looks up the DNS record of a pending domain, which is verified if it is found. What was seen is kept for administrators.
 * Takes as long as name servers do, 5 seconds at most, so it is called outside of transactions.
 *
 * @returns `undefined` for a domain that waits for no record.
 * @throws domainVerifiedElsewhere
 */
export async function checkDomain(
  ctx: Context,
  { id, domain, verification_prefix: prefix, verification_token: token }: OrganizationDomainRow,
): Promise<DnsReading | undefined> {
  if (prefix === null || token === null) return undefined
  const reading = await readVerificationRecords(ctx.system.config.dnsServers, { domain, prefix, token })
  const { records, failure = null } = reading
  const check: DomainCheck = { at: ctx.now().toISOString(), records, failure }
  await ctx.db.run(sql`
    update organization_domains set last_check = ${{ ...check }}
    where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (reading.isFound) await completeVerification(ctx, id)
  return reading
}
