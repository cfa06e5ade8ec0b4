import { type Child, startChild } from '../kit/child.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { type Gatehouse, startGatehouse } from '../kit/gatehouse.ts'
import type { RecordedCall } from '../kit/recording.ts'
import { type Stage, setStage } from '../kit/stage.ts'
import { median } from '../kit/statistics.ts'
import type { Supplies } from '../kit/supplies.ts'
import type { Usage } from '../probe.ts'
import { managementCalls } from '../sso/management-calls.ts'
import { type Place, replayOf, type ScimCase, scimCases, userBody } from './cases.ts'
import { fillDirectory } from './fill.ts'
import type { Script } from './replay-server.ts'
import { sendAll } from './requests.ts'

export interface ScimResult {
  import: {
    usersPerSecond: number
    membersPerSecond: number
    /** The rate of the last thousand users to that of the first. */
    slope: number
    /** Resident memory after it, in MB. */
    memory: number
  }
  cases: { label: string; gatehouse: number; limit: number; ratio: number; p95: number }[]
}

export interface ScimOptions {
  smoke: boolean
  supplies: Supplies
}

interface Size {
  users: number
  groups: number
  members: number
  /** Users of the directory when cases are measured. */
  filled: number
  rounds: number
  requests: number
}

const fullSize: Size = { users: 10_000, groups: 200, members: 500, filled: 100_000, rounds: 5, requests: 700 }
const smokeSize: Size = { users: 20, groups: 2, members: 5, filled: 50, rounds: 1, requests: 4 }

const bar = 0.5
const memoryBar = 400
/** Noise of a machine that others use. */
const slopeBar = 0.8

/** A first import through the real server, then single requests against the same statements alone. */
export async function runScimBench({ smoke, supplies }: ScimOptions, cleanUp: CleanUp): Promise<ScimResult> {
  const size = smoke ? smokeSize : fullSize
  const stage = await setStage({ sizes: [{ organizations: 1, users: 1 }], benches: [], supplies })
  const gatehouse = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => gatehouse.child.stop())
  const directory = await createDirectory(gatehouse, stage)
  const { users, ...imported } = await importAll(gatehouse, directory, size)
  const known = await fillDirectory(stage, directory.id, size.filled - size.users)
  const limit = await startLimit(stage, cleanUp)
  const [{ id: group } = { id: '' }] = (await createGroups(gatehouse, directory, [[]])).map(
    (body) => JSON.parse(body) as { id: string },
  )
  const place: Place = { path: directory.path, users, group, known }
  const cases: ScimResult['cases'] = []
  for (const each of scimCases) cases.push(await measureCase(each, { gatehouse, limit, directory, place, size }))
  return { import: imported, cases }
}

interface Directory {
  id: string
  path: string
  token: string
}

async function createDirectory({ port }: Gatehouse, { worlds: [world] }: Stage): Promise<Directory> {
  if (world === undefined) throw new Error('The stage has no world.')
  const post = managementCalls(`http://127.0.0.1:${port}`, world)
  const { id: organization_id } = await post<{ id: string }>('/organizations', { name: 'Bench of SCIM' })
  const { id, scim } = await post<{ id: string; scim: { endpoint: string; bearer_token: string } }>('/directories', {
    organization_id,
    name: 'Bench',
    type: 'okta scim v2.0',
  })
  return { id, path: new URL(scim.endpoint).pathname, token: scim.bearer_token }
}

async function importAll(gatehouse: Gatehouse, directory: Directory, size: Size) {
  const names = Array.from({ length: size.users }, (_, i) => `user-${i}@bench.example`)
  const part = Math.max(1, Math.round(size.users / 10))
  const parts: number[] = []
  const users: Place['users'] = []
  for (let from = 0; from < names.length; from += part) {
    const some = names.slice(from, from + part)
    const requests = some.map((name) => ({ method: 'POST', path: `${directory.path}/Users`, body: userBody(name) }))
    const { ms, bodies } = await sendAll(gatehouse.port, directory.token, requests)
    parts.push(ms)
    for (const body of bodies) users.push(JSON.parse(body) as { id: string; userName: string })
  }
  const began = performance.now()
  const groups = Array.from({ length: size.groups }, (_, group) =>
    Array.from({ length: size.members }, (_, i) => users[(group * 37 + i) % users.length]?.id ?? ''),
  )
  await createGroups(gatehouse, directory, groups)
  const seconds = (performance.now() - began) / 1_000
  const { rss } = await gatehouse.child.ask<Usage>('usage')
  return {
    users,
    usersPerSecond: (size.users * 1_000) / parts.reduce((sum, ms) => sum + ms, 0),
    membersPerSecond: (size.groups * size.members) / seconds,
    slope: (parts[0] ?? 1) / (parts.at(-1) ?? 1),
    memory: rss / 1_048_576,
  }
}

async function createGroups({ port }: Gatehouse, { path, token }: Directory, groups: string[][]): Promise<string[]> {
  const requests = groups.map((members, i) => ({
    method: 'POST',
    path: `${path}/Groups`,
    body: JSON.stringify({ displayName: `Group ${groups.length}/${i}`, members: members.map((value) => ({ value })) }),
  }))
  return (await sendAll(port, token, requests)).bodies
}

interface Limit {
  child: Child
  port: number
}

async function startLimit({ programs, settings }: Stage, cleanUp: CleanUp): Promise<Limit> {
  const child = startChild('The bare server', programs('bench/scim/replay-server'), settings)
  cleanUp.later(() => child.stop())
  return { child, port: await child.ask<number>('port') }
}

interface Setting {
  gatehouse: Gatehouse
  limit: Limit
  directory: Directory
  place: Place
  size: Size
}

/** Rates in turns. Each variant is used once, by one of the two. */
async function measureCase(each: ScimCase, setting: Setting): Promise<ScimResult['cases'][number]> {
  const { gatehouse, limit, directory, place, size } = setting
  const first = await teach(each, setting)
  let number = first + 1
  const rateOf = async (side: 'gatehouse' | 'limit') => {
    const numbers = Array.from({ length: size.requests }, () => number++)
    const requests = numbers.map((n) => (side === 'limit' ? replayOf(each, place, first, n) : each.request(place, n)))
    const { ms, each: times } = await sendAll((side === 'limit' ? limit : gatehouse).port, directory.token, requests)
    return { rate: (size.requests * 1_000) / ms, times }
  }
  const rounds: { gatehouse: number; limit: number; times: number[] }[] = []
  for (let round = 0; round <= size.rounds; round++) {
    const order = round % 2 === 0 ? (['gatehouse', 'limit'] as const) : (['limit', 'gatehouse'] as const)
    const rates = { gatehouse: { rate: 0, times: [] as number[] }, limit: { rate: 0, times: [] as number[] } }
    for (const side of order) rates[side] = await rateOf(side)
    // The first round warms both up.
    if (round > 0 || size.rounds === 1)
      rounds.push({ gatehouse: rates.gatehouse.rate, limit: rates.limit.rate, times: rates.gatehouse.times })
  }
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b)
  return {
    label: each.label,
    gatehouse: median(rounds.map((round) => round.gatehouse)),
    limit: median(rounds.map((round) => round.limit)),
    ratio: median(rounds.map((round) => round.gatehouse / round.limit)),
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

/** Lets the limit know what Gatehouse sends. @returns the number of the variant that it was shown */
async function teach(each: ScimCase, { gatehouse, limit, directory, place }: Setting): Promise<number> {
  // The first request prepares what later ones find prepared.
  await sendAll(gatehouse.port, directory.token, [each.request(place, 0)])
  await gatehouse.child.ask('record statements')
  const { bodies } = await sendAll(gatehouse.port, directory.token, [each.request(place, 1)])
  const calls = await gatehouse.child.ask<RecordedCall[]>('recorded calls')
  if (calls.length === 0) throw new Error('Gatehouse was recorded to send no statement.')
  const script: Script = { calls, fresh: each.fresh, answer: { status: 200, body: bodies[0] ?? '' } }
  await limit.child.ask('script', { name: each.label, script })
  return 1
}

export function scimPasses({ import: { slope, memory }, cases }: ScimResult): boolean {
  return slope >= slopeBar && memory < memoryBar && cases.every(({ ratio }) => ratio >= bar)
}

export function showScim({ import: imported, cases }: ScimResult): string {
  const verdict = (passes: boolean) => (passes ? 'PASS' : 'MISSED')
  return [
    'A first import',
    `  users                     ${Math.round(imported.usersPerSecond)} a second`,
    `  members of groups         ${Math.round(imported.membersPerSecond)} a second`,
    `  last tenth to first       ${imported.slope.toFixed(2)} ${verdict(imported.slope >= slopeBar)}, bar ${slopeBar}`,
    `  memory                    ${Math.round(imported.memory)} MB ${verdict(imported.memory < memoryBar)}, bar ${memoryBar}`,
    ...cases.map(
      ({ label, gatehouse, limit, ratio, p95 }) =>
        `${label}\n  Gatehouse ${Math.round(gatehouse)}/s, the bare server ${Math.round(limit)}/s: ${ratio.toFixed(2)} ${verdict(ratio >= bar)}, bar ${bar}; p95 ${p95.toFixed(1)} ms`,
    ),
  ].join('\n')
}
