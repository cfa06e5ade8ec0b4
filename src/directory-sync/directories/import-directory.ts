import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type DirectoryType, familyOf } from './directory-types.ts'

/** A directory as another system has it. */
export interface ImportedDirectory {
  id: string
  /** In the address to which its provider sends. */
  external_key: string
  organization_id: string
  type: DirectoryType
  name: string
  domain: string | null
  /** Whether it is in use there. One whose provider is asked by us has to be connected again. */
  isLinked: boolean
}

/**
 * Stores a directory with its id and its address, so that its provider reaches it where the path of the other system leads here.
 *
 * @throws notFound for the organization
 */
export async function importDirectory(tx: TransactionContext, imported: ImportedDirectory): Promise<void> {
  const { id, external_key, organization_id, type, name, domain, isLinked } = imported
  await tx.db.run(sql`
    insert into directories (environment_id, id, organization_id, external_id, external_key, directory_type, name,
      domain, state, provisions_members, attribute_map, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${organization_id}, null, ${external_key}, ${type}, ${name}, ${domain},
      ${familyOf(type) === 'scim' && isLinked ? 'linked' : 'unlinked'}, false, '{}', ${tx.now()}, ${tx.now()})`)
}
