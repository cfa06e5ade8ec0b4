import { type Context, createContext, type RequestInfo, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { environmentOf, type NamedClient } from './named-client.ts'
import { type ApplicationRow, applicationColumns } from './schemas.ts'

/** The application of a client id, of any environment, as a browser brings it: nothing is proven. */
export async function findNamedApplication(
  system: System,
  request: RequestInfo,
  named: NamedClient,
): Promise<{ ctx: Context; application: ApplicationRow } | undefined> {
  const environment = environmentOf(system, named)
  const row = await system.database.maybe<
    ApplicationRow & { environment_id: string; environment_client_id: string }
  >(sql`
    select ${applicationColumns}, a.environment_id, e.client_id as environment_client_id
    from connect_applications a join environments e on e.id = a.environment_id and e.absent is null
    where a.client_id = ${named.clientId} and (${environment}::text is null or e.client_id = ${environment})`)
  if (row === undefined) return undefined
  const { environment_id, environment_client_id, ...application } = row
  const ctx = createContext(system, {
    environmentId: environment_id,
    clientId: environment_client_id,
    actor: { type: 'client', id: application.client_id },
    request,
  })
  return { ctx, application }
}
