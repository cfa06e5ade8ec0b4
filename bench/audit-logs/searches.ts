import type { Gatehouse } from '../kit/gatehouse.ts'
import type { World } from '../kit/world.ts'
import { sendAll } from '../scim/requests.ts'
import { end, filledEvent, largeLog, yearMs } from './fill.ts'

export interface SearchResult {
  label: string
  /** In milliseconds, of one request at a time and of several. */
  p50: number
  p95: number
}

interface Search {
  label: string
  /** The query of the `n`th request. */
  query(n: number, count: number): string
}

const time = (ms: number) => encodeURIComponent(new Date(ms).toISOString())
const someone = (n: number, count: number) => filledEvent((n * 7_919) % count, count)

const searches: readonly Search[] = [
  { label: 'the newest', query: () => '' },
  {
    label: 'a day of the year',
    query: (n) =>
      `&range_start=${time(end - yearMs + n * 86_400_000)}&range_end=${time(end - yearMs + (n + 1) * 86_400_000)}`,
  },
  { label: 'a frequent action', query: () => '&actions=document.viewed' },
  { label: 'an action that came up ten times', query: () => '&actions=team.deleted' },
  { label: 'an actor', query: (n, count) => `&actor_ids=${someone(n, count).actor.id}` },
  { label: 'a target', query: (n, count) => `&target_ids=${someone(n, count).targets[0]?.id}` },
  {
    label: 'an actor and an action in half a year',
    query: (n, count) =>
      `&actor_ids=${someone(n, count).actor.id}&actions=document.shared&range_end=${time(end - yearMs / 2)}`,
  },
  { label: 'a frequent word', query: () => '&text=grace' },
  { label: 'the beginning of a word, and another one', query: (n) => `&text=repo%20number${n}` },
  { label: 'a word of one event', query: (n, count) => `&text=req${(n * 7_919) % count}` },
  { label: 'nothing that there is', query: () => '&text=nowhere&actions=document.viewed' },
]

/** Asks for pages of 100, each kind of search by eight connections. */
export async function measureSearches(
  { port }: Gatehouse,
  { apiKey }: World,
  { count, requests }: { count: number; requests: number },
): Promise<SearchResult[]> {
  const results: SearchResult[] = []
  for (const { label, query } of searches) {
    const paths = Array.from(
      { length: requests },
      (_, n) => `/audit_logs/events?organization_id=${largeLog}&limit=100${query(n, count)}`,
    )
    const send = () =>
      sendAll(
        port,
        apiKey,
        paths.map((path) => ({ method: 'GET', path })),
      )
    await send()
    const { each } = await send()
    const sorted = each.toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
    results.push({ label, p50: at(0.5), p95: at(0.95) })
  }
  return results
}
