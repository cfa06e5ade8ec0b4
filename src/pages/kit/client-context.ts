import { type Context, createContext, type PublicContext } from '../../platform/context.ts'

/** A context that knows only the client: whoever sits in front of the browser has not signed in yet. */
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
