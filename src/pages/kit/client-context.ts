import { type Context, createContext, type PublicContext } from '#platform/context.ts'

/** A context of the client alone, before the user has signed in. */
export function clientContext(
  { system, request }: PublicContext,
  { environment_id, client_id }: { environment_id: string; client_id: string },
): Context {
  return createContext(system, {
    environmentId: environment_id,
    clientId: client_id,
    actor: { type: 'client', id: client_id },
    request,
  })
}
