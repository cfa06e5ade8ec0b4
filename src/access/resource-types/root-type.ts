import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { rootType } from './schemas.ts'

/** What every environment begins with: the type `organization`. */
export async function beginWithRootType(tx: TransactionContext): Promise<void> {
  const now = tx.now()
  tx.db.send(sql`
    insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
    values (${tx.environmentId}, ${rootType}, 'Organization', true, ${now}, ${now})
    on conflict (environment_id, slug) do nothing`)
}
