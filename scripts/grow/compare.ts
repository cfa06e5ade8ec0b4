import { Client } from 'pg'
import { readingsOf } from '#test/plans/answer.ts'
import { noteStatements } from '#test/plans/noted-statements.ts'
import type { App } from '../../src/app.ts'
import { type CommonCall, commonestCalls, type Member, someMembers } from './commonest.ts'
import { findEnvironment } from './grown.ts'
import type { GrowthResult } from './results.ts'
import type { SizeName } from './sizes.ts'

/** A server on a database of a size. */
export interface Grown {
  app: App
  databaseUrl: string
  size: SizeName
}

interface Side {
  app: App
  apiKey: string
  members: Member[]
  client: Client
  note: ReturnType<typeof noteStatements>
}

const rounds = 9
const callsOfRound = 30
const countedCalls = 5

/** How much longer the commonest calls take in the larger of two databases: rounds alternate, and the medians of their ratios count. */
export async function compare(small: Grown, large: Grown, report: (line: string) => void): Promise<GrowthResult[]> {
  const sides = [await open(small), await open(large)] as const
  try {
    return await compareSides(sides, report)
  } finally {
    for (const { client } of sides) await client.end()
  }
}

async function compareSides(sides: readonly [Side, Side], report: (line: string) => void): Promise<GrowthResult[]> {
  const results: GrowthResult[] = []
  for (const call of commonestCalls) {
    for (const side of sides) await timeOf(side, call, 0)
    const pairs: [number, number][] = []
    for (let round = 1; round <= rounds; round++) {
      const first = round % 2
      const one = await timeOf(sides[first === 0 ? 0 : 1], call, round)
      const other = await timeOf(sides[first === 0 ? 1 : 0], call, round)
      pairs.push(first === 0 ? [one, other] : [other, one])
    }
    const [smallReads, largeReads] = [await readsOf(sides[0], call), await readsOf(sides[1], call)]
    const result = {
      call: call.label,
      smallMs: median(pairs.map(([ms]) => ms)),
      largeMs: median(pairs.map(([, ms]) => ms)),
      ratio: median(pairs.map(([before, after]) => after / before)),
      smallPages: smallReads.pages,
      largePages: largeReads.pages,
      smallRows: smallReads.rows,
      largeRows: largeReads.rows,
    }
    results.push(result)
    report(
      `${call.label}: ${result.smallMs} ms, ${result.largeMs} ms, ${result.ratio}; ${result.smallPages} and ${result.largePages} pages for ${result.smallRows} and ${result.largeRows} rows`,
    )
  }
  return results
}

async function open({ app, databaseUrl, size }: Grown): Promise<Side> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { environmentId, apiKey } = await findEnvironment(app, client, size)
  const members = await someMembers(client, environmentId)
  return { app, apiKey, members, client, note: noteStatements(app.system.database) }
}

/** Of what it only reads: what it changes is as large in both. */
async function readsOf(side: Side, call: CommonCall): Promise<{ pages: number; rows: number }> {
  const counts: { pages: number; rows: number }[] = []
  for (let i = 0; i < countedCalls; i++) {
    const [, statements] = await side.note(() => ask(side, call, (rounds + 1) * callsOfRound + i))
    const readings = await readingsOf(side.client, statements)
    counts.push({
      pages: readings.reduce((sum, { pages }) => sum + pages, 0),
      rows: readings.reduce((sum, { returned }) => sum + returned, 0),
    })
  }
  return { pages: median(counts.map(({ pages }) => pages)), rows: median(counts.map(({ rows }) => rows)) }
}

async function ask({ app, apiKey, members }: Side, call: CommonCall, place: number): Promise<void> {
  const member = members[place % members.length]
  if (member === undefined) throw new Error('There are no members.')
  const headers = { authorization: `Bearer ${apiKey}`, host: new URL(app.system.config.url).host }
  const { statusCode, payload } = await app.http.inject({ ...call.of(member, place), headers })
  if (statusCode >= 300) throw new Error(`${call.label} answered ${statusCode}: ${payload}`)
}

/** The median time of a round's calls: others on the machine make some of them slow. */
async function timeOf(side: Side, call: CommonCall, round: number): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < callsOfRound; i++) {
    const began = performance.now()
    await ask(side, call, round * callsOfRound + i)
    times.push(performance.now() - began)
  }
  return median(times)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2))
}
