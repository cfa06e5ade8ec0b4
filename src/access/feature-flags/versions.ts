import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isInRollout } from './evaluation.ts'

type InEnvironment = Pick<Context, 'environmentId'>

/** Names what the snapshot of an environment holds. Always new, so that a restored backup brings no name back. */
export function selectVersion({ environmentId }: InEnvironment): Statement {
  return sql`select version from feature_flag_versions where environment_id = ${environmentId}`
}

/** For every change of a flag or its targets: with its commit, the snapshot has another name. */
export function renewVersion(tx: TransactionContext): void {
  tx.db.beforeCommit(() =>
    tx.db.send(sql`
      insert into feature_flag_versions (environment_id, version) values (${tx.environmentId}, ${tx.newId('snapshot')})
      on conflict (environment_id) do update set version = excluded.version`),
  )
}

/**
 * For an organization that comes or goes: renews the version if a roll-out includes it. Sees every percentage that was
 * committed before, see {@link holdOrganizations}.
 */
export function noteOrganization(tx: TransactionContext, organizationId: string): void {
  tx.db.beforeCommit(() => {
    for (const statement of renewForOrganization(tx, organizationId, tx.newId('snapshot'))) tx.db.send(statement)
  })
}

export function renewForOrganization(ctx: InEnvironment, organizationId: string, version: string): Statement[] {
  const { environmentId } = ctx
  return [
    sql`select pg_advisory_xact_lock_shared(${rolloutsOf(ctx)})`,
    sql`
      update feature_flag_versions set version = ${version}
      where environment_id = ${environmentId} and exists (
        select 1 from feature_flags f
        where f.environment_id = ${environmentId} and f.rollout_percentage > 0
          and ${isInRollout(sql`${organizationId}::text`)})`,
  ]
}

/**
 * Before a percentage changes: waits for organizations that are being created or deleted, and has others wait. Otherwise
 * one that commits later would be missing in a snapshot under the new version, and nothing would renew it.
 */
export async function holdOrganizations(tx: TransactionContext): Promise<void> {
  await tx.db.run(sql`select pg_advisory_xact_lock(${rolloutsOf(tx)})`)
}

function rolloutsOf({ environmentId }: InEnvironment): Statement {
  return sql`hashtextextended('feature flag roll-outs of ' || ${environmentId}::text, 0)`
}
