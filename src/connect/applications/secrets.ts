import type { Context } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { clientSecretLimitReached } from './errors.ts'
import type { ClientSecretRow } from './schemas.ts'
import { applicationNotFound, getApplication, isNamed, requireOurs } from './service.ts'

const limit = 5
/** 256 bits. */
const secretLength = 43

const columns = sql`s.id, s.hint, s.last_used_at, s.created_at, s.updated_at`

/**
 * Makes another secret of an application. Each of them works until it is deleted, so one can follow the other without a gap. One
 * that was public is not from then on, so deleting its secrets does not open it.
 *
 * @param secret of a seed file.
 * @throws notFound, clientSecretLimitReached, applicationDescribesItself
 */
export function createClientSecret(
  ctx: Context,
  applicationId: string,
  secret = randomToken(secretLength),
): Promise<ClientSecretRow & { secret: string }> {
  return ctx.transaction(async (tx) => {
    const application = await tx.db.maybe<{ id: string; client_id: string }>(sql`
      select a.id, a.client_id from connect_applications a where ${isNamed(tx, applicationId)} for no key update`)
    if (application === undefined) throw applicationNotFound(applicationId)
    requireOurs(application)
    // A separate statement, which sees what was committed while the previous one waited.
    const { count } = await tx.db.one<{ count: number }>(sql`
      select count(*)::integer as count from connect_client_secrets
      where environment_id = ${tx.environmentId} and application_id = ${application.id}`)
    if (count >= limit) throw clientSecretLimitReached(limit)
    tx.db.send(sql`
      update connect_applications set token_endpoint_auth_method = 'client_secret_basic'
      where environment_id = ${tx.environmentId} and id = ${application.id} and token_endpoint_auth_method = 'none'`)
    const row = await tx.db.one<ClientSecretRow>(sql`
      insert into connect_client_secrets as s (environment_id, id, application_id, hash, hint, created_at, updated_at)
      values (${tx.environmentId}, ${tx.newId('secret')}, ${application.id}, ${tx.system.hashCredential(secret)},
        ${secret.slice(-4)}, ${tx.now()}, ${tx.now()})
      returning ${columns}`)
    return { ...row, secret }
  })
}

/** Newest first. @throws notFound for the application */
export async function listClientSecrets(ctx: Context, applicationId: string): Promise<ClientSecretRow[]> {
  const { id } = await getApplication(ctx, applicationId)
  return ctx.db.many<ClientSecretRow>(sql`
    select ${columns} from connect_client_secrets s
    where s.environment_id = ${ctx.environmentId} and s.application_id = ${id} order by s.id desc`)
}

/** From then on it opens nothing, on every node. Tokens that it was exchanged for run out. @throws notFound */
export async function deleteClientSecret(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.db.run(sql`
    delete from connect_client_secrets where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (deleted === 0) throw notFound('Client secret', id)
}
