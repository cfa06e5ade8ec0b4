import { type Child, startChild } from '../../kit/child.ts'
import type { CleanUp } from '../../kit/clean-up.ts'
import { compare, normalize, shapeOf } from '../../kit/fairness.ts'
import type { Stage } from '../../kit/stage.ts'
import { median } from '../../kit/statistics.ts'
import type { World } from '../../kit/world.ts'
import { timeOf } from '../rate.ts'
import type { Size } from '../size.ts'
import { createOidcConnection, type OidcConnection } from './connection.ts'
import { type BenchProvider, startBenchProvider } from './provider.ts'
import { begin, finish } from './sign-ins.ts'

export interface OidcResult {
  /** Sign-ins a second, from the start at the application to the profile: four requests. */
  gatehouse: number
  /** Of the bare server, which sends the same statements and verifies the same token. */
  limit: number
  ratio: number
}

interface Contender {
  child: Child
  port: number
}

/** Rates of the same sign-ins in turns: through Gatehouse, and through the bare server on the same database. */
export async function measureOidc(
  { programs, settings }: Stage,
  world: World,
  gatehouse: Contender,
  { rounds, count }: Size,
  cleanUp: CleanUp,
): Promise<OidcResult> {
  const child = startChild('The bare server', programs('bench/sso/oidc/bare-oidc-server'), settings)
  cleanUp.later(() => child.stop())
  const limit = { child, port: await child.ask<number>('port') }
  const provider = await startBenchProvider(cleanUp)
  const connection = await createOidcConnection(`http://127.0.0.1:${gatehouse.port}`, world, provider)
  const setting = { world, connection, provider }
  await checkFairness(gatehouse, limit, setting)

  const figures: { gatehouse: number; limit: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? [gatehouse, limit] : [limit, gatehouse]
    const rates = new Map<Contender, number>()
    for (const contender of order) rates.set(contender, await rateOf(contender, setting, count))
    // The first round warms both up.
    if (round > 0) figures.push({ gatehouse: rates.get(gatehouse) ?? 0, limit: rates.get(limit) ?? 0 })
  }
  return {
    gatehouse: median(figures.map((f) => f.gatehouse)),
    limit: median(figures.map((f) => f.limit)),
    ratio: median(figures.map((f) => f.gatehouse / f.limit)),
  }
}

interface Setting {
  world: World
  connection: OidcConnection
  provider: BenchProvider
}

/** The provider signs between the two halves, off the clock. */
async function rateOf({ port }: Contender, { world, connection, provider }: Setting, count: number): Promise<number> {
  const people = Array.from({ length: count }, (_, i) => i)
  const begun = await timeOf(people, () => begin(port, world, connection))
  const answered = await Promise.all(
    begun.results.map(async (visit, i) => ({ ...visit, code: await provider.signIn(i, visit.nonce) })),
  )
  const finished = await timeOf(answered, (visit) => finish(port, world, connection, visit))
  return (count * 1_000) / (begun.ms + finished.ms)
}

/** Refuses to compare what is not comparable. */
async function checkFairness(gatehouse: Contender, limit: Contender, setting: Setting): Promise<void> {
  const [ours, theirs] = [await observe(gatehouse, setting), await observe(limit, setting)]
  compare('sso (OpenID Connect): statements', ours.statements, theirs.statements)
  compare('sso (OpenID Connect): shape of the profile', [ours.profile], [theirs.profile])
}

async function observe({ child, port }: Contender, { world, connection, provider }: Setting) {
  const signIn = async () => {
    const visit = await begin(port, world, connection)
    return finish(port, world, connection, { ...visit, code: await provider.signIn(0, visit.nonce) })
  }
  // The first one reads the provider's metadata.
  await signIn()
  await child.ask('record statements')
  const profile = shapeOf(JSON.parse(await signIn()))
  const recorded = await child.ask<string[]>('recorded statements')
  return { statements: recorded.map(normalize), profile }
}
