import { useQuery } from '@tanstack/react-query'
import { callOperation } from '../api/client.ts'
import { useEnvironmentId } from './environment.ts'

/** As many as a call takes. */
const most = 100

type Names = ReadonlyMap<string, string>
const batches = new Map<string, { ids: string[]; names: Promise<Names> }>()

/**
 * What people call the object with an id; undefined until that is known, and for what has no name. The ids of a page are looked up
 * together, with one call.
 */
export function useName(id: string | null | undefined): string | undefined {
  const environment = useEnvironmentId()
  const { data } = useQuery({
    queryKey: [environment, 'name', id],
    queryFn: async () => (typeof id === 'string' ? ((await lookUp(environment, id)).get(id) ?? null) : null),
    enabled: typeof id === 'string',
  })
  return data ?? undefined
}

function lookUp(environment: string, id: string): Promise<Names> {
  const open = batches.get(environment)
  if (open !== undefined && open.ids.length < most) {
    open.ids.push(id)
    return open.names
  }
  const ids = [id]
  const names = Promise.resolve().then(async () => {
    if (batches.get(environment)?.ids === ids) batches.delete(environment)
    const { data } = await callOperation(environment, 'GET /names', { query: { ids } }, { isBackground: true })
    return new Map(data.flatMap((each) => (each.name === null ? [] : [[each.id, each.name] as const])))
  })
  batches.set(environment, { ids, names })
  return names
}
