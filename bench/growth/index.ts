import type { CleanUp } from '../kit/clean-up.ts'
import { Connection } from '../kit/connection.ts'
import { type Gatehouse, startGatehouse } from '../kit/gatehouse.ts'
import { setStage } from '../kit/stage.ts'
import { median } from '../kit/statistics.ts'
import type { Supplies } from '../kit/supplies.ts'
import type { SeedSize, World } from '../kit/world.ts'
import { type GrowthCase, growthCases } from './cases.ts'
import { seedEvents } from './events.ts'

/** What a case reached in a database ten times as large, as a share of what it reached in the small one. */
export interface GrowthResult {
  label: string
  /** Requests a second. */
  small: number
  large: number
  /** The median over rounds of the ratio in one round. */
  ratio: number
}

/** The least share that passes. */
const bar = 0.6

export interface GrowthOptions {
  smoke: boolean
  rounds: number
  seconds: number
  supplies: Supplies
}

interface Side {
  world: World
  gatehouse: Gatehouse
}

/** Two servers, each with a database of its own, take turns: what both do is the same, but for the number of rows. */
export async function runGrowthBench(options: GrowthOptions, cleanUp: CleanUp): Promise<GrowthResult[]> {
  const sizes = options.smoke
    ? { small: { organizations: 20, users: 40 }, large: { organizations: 40, users: 80 } }
    : { small: { organizations: 1_000, users: 10_000 }, large: { organizations: 10_000, users: 100_000 } }
  const small = await openSide(sizes.small, options.supplies, cleanUp)
  const large = await openSide(sizes.large, options.supplies, cleanUp)
  const results: GrowthResult[] = []
  for (const each of growthCases) {
    const limit = options.smoke ? { ms: 10_000, requests: 5 } : { ms: options.seconds * 1_000, requests: 1_000_000 }
    for (const side of [small, large]) await run(side, each, { ...limit, ms: limit.ms / 3 })
    const rounds: [number, number][] = []
    for (let round = 0; round < options.rounds; round++) {
      const isOdd = round % 2 === 1
      const first = await run(isOdd ? large : small, each, limit)
      const second = await run(isOdd ? small : large, each, limit)
      rounds.push(isOdd ? [second, first] : [first, second])
    }
    results.push({
      label: each.label,
      small: median(rounds.map(([rate]) => rate)),
      large: median(rounds.map(([, rate]) => rate)),
      ratio: median(rounds.map(([a, b]) => b / a)),
    })
  }
  return results
}

export function showGrowth(results: readonly GrowthResult[]): string {
  const lines = results.map(({ label, small, large, ratio }) => {
    const rates = `${small.toFixed(0).padStart(8)}${large.toFixed(0).padStart(8)}${ratio.toFixed(2).padStart(8)}`
    return `  ${label.padEnd(44)}${rates}  ${ratio >= bar ? 'PASS' : 'BELOW'}`
  })
  return [`  ${'requests/s in'.padEnd(44)}   small   large   ratio  (bar ${bar})`, ...lines].join('\n')
}

export const growthPasses = ({ ratio }: GrowthResult) => ratio >= bar

async function openSide(size: SeedSize, supplies: Supplies, cleanUp: CleanUp): Promise<Side> {
  const bench = { ...growthSeed, seed: seedEvents }
  const stage = await setStage({ sizes: [size], benches: [bench], supplies })
  const [world] = stage.worlds
  if (world === undefined) throw new Error('The stage has no world.')
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  return { world, gatehouse }
}

const growthSeed = { name: 'growth', summary: '', bar, cases: [], limit: 'argon2' } as const

const connections = 8

async function run(
  { world, gatehouse }: Side,
  each: GrowthCase,
  limit: { ms: number; requests: number },
): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(gatehouse.port)))
  const began = performance.now()
  let done = 0
  const caller = async ({ connection, broken }: Awaited<ReturnType<typeof openConnection>>) => {
    while (performance.now() - began < limit.ms && done < limit.requests) {
      const { method, path, body = '' } = each.next(world)
      const text = `${method} ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${world.apiKey}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      const answered = new Promise<{ status: number; body: Buffer }>((resolve) =>
        connection.exchange(text, (status, answer) => resolve({ status, body: answer })),
      )
      const answer = await Promise.race([answered, broken])
      if (answer.status !== 200)
        throw new Error(`${each.label}: an answer ${answer.status}: ${answer.body}\n${gatehouse.child.output()}`)
      done += 1
    }
  }
  try {
    await Promise.all(open.map(caller))
    return (done * 1_000) / (performance.now() - began)
  } finally {
    for (const { connection } of open) connection.close()
  }
}

async function openConnection(port: number) {
  let fail: (error: Error) => void = () => undefined
  const broken = new Promise<never>((_, reject) => {
    fail = reject
  })
  broken.catch(() => undefined)
  return { connection: await Connection.open(port, fail), broken }
}
