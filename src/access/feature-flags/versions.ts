import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isInRollout } from './evaluation.ts'

type InEnvironment = Pick<Context, 'environmentId'>

/** Names what the snapshot of an environment holds. Always new, so that a restored backup brings no name back. */
export function selectVersion({ environmentId }: InEnvironment): Statement {
  return sql`select version from feature_flag_versions where environment_id = ${environmentId}`
}

/** For every change of a flag or its targets: with its commit, the snapshot has another name. */
export function renewVersion(tx: TransactionContext, flagId: string): void {
  tx.db.beforeCommit(() =>
    tx.db.send(sql`
      with renewed as (
        insert into feature_flag_versions as v (environment_id, version, number)
        values (${tx.environmentId}, ${tx.newId('snapshot')}, 1)
        on conflict (environment_id) do update
          set version = excluded.version, number = v.number + 1, former_version = v.version
        returning environment_id, number, version, former_version
      )
      insert into feature_flag_changes (environment_id, number, version, former_version, flag_id)
      select environment_id, number, version, former_version, ${flagId} from renewed`),
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
      with renewed as (
        update feature_flag_versions v set version = ${version}, number = v.number + 1, former_version = v.version
        where v.environment_id = ${environmentId} and exists (
          select 1 from feature_flags f
          where f.environment_id = ${environmentId} and f.rollout_percentage > 0
            and ${isInRollout(sql`${organizationId}::text`)})
        returning v.environment_id, v.number, v.version, v.former_version
      )
      insert into feature_flag_changes (environment_id, number, version, former_version, organization_id)
      select environment_id, number, version, former_version, ${organizationId} from renewed`,
  ]
}

/**
 * Before a percentage changes: waits for organizations that are being created or deleted, and has others wait. Otherwise
 * one that commits later would be missing in a snapshot under the new version, and nothing would renew it.
 */
export async function holdOrganizations(tx: TransactionContext): Promise<void> {
  tx.db.send(sql`select pg_advisory_xact_lock(${rolloutsOf(tx)})`)
}

function rolloutsOf({ environmentId }: InEnvironment): Statement {
  return sql`hashtextextended('feature flag roll-outs of ' || ${environmentId}::text, 0)`
}
