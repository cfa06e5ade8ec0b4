// The load generator, in a process of its own: what it takes must not count as a server's.
import { gunzipSync } from 'node:zlib'
import { Client } from 'pg'
import type { ApiRequest, BenchCase } from './benches/bench.ts'
import { findBench } from './benches/index.ts'
import { Connection } from './kit/connection.ts'
import { type Answer, isSuccess, type LoadResult, type LoadRun } from './kit/load-types.ts'
import { onQuestion } from './kit/questions.ts'
import { summarize } from './kit/statistics.ts'
import type { World } from './kit/world.ts'
import { type Arrived, sendAsDue } from './scale/arrivals.ts'
import type { ArrivalRun } from './scale/simulate.ts'
import './probe.ts'

const worlds: World[] = []
onQuestion('add world', (world: World) => worlds.push(world) - 1)

onQuestion('run', async (run: LoadRun) => {
  await renew(run)
  return generate(run, caseOf(run), worldOf(run))
})

/** A few requests, one after another, for their answers. */
onQuestion('try', async (run: LoadRun): Promise<Answer[]> => {
  await renew(run)
  const world = worldOf(run)
  const traffic = caseOf(run).connect(world, { connection: 0, connections: 1 })
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const connection = await Connection.open(run.port, fail)
  const answers: Answer[] = []
  try {
    while (answers.length < run.requests) {
      const request = traffic.next()
      if (request === undefined) throw new Error(`${run.bench} has nothing left to ask.`)
      const answered = new Promise<Answer>((resolve) => {
        connection.exchange(toText(request, world), (status, body) => {
          traffic.answered?.(body)
          resolve({ status, body: textOf(body) })
        })
      })
      answers.push(await Promise.race([answered, failed]))
    }
    return answers
  } finally {
    connection.close()
  }
})

/** Calls of several benches at rates of their own. */
onQuestion('arrive', async ({ port, seconds, connections, calls }: ArrivalRun): Promise<Arrived[]> => {
  const world = worldOf({ world: 0 })
  for (const bench of new Set(calls.map((call) => call.bench))) await renew({ bench, world: 0 })
  const arriving = calls.map((call) => ({ ...call, benchCase: caseOf(call) }))
  return sendAsDue(world, arriving, { port, seconds, connections, toText: (request) => toText(request, world) })
})

async function generate(run: LoadRun, benchCase: BenchCase, world: World): Promise<LoadResult> {
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject
  })
  const connections = await Promise.all(Array.from({ length: run.clients }, () => Connection.open(run.port, fail)))
  try {
    const times: number[] = []
    const started = performance.now()
    const deadline = started + run.seconds * 1_000
    let isUsedUp = false
    const loops = connections.map((connection, i) => {
      const traffic = benchCase.connect(world, { connection: i, connections: run.clients })
      return new Promise<void>((resolve) => {
        const turn = () => {
          const begun = performance.now()
          if (isUsedUp || begun >= deadline || times.length >= run.requests) return resolve()
          const request = traffic.next()
          if (request === undefined) {
            isUsedUp = true
            return resolve()
          }
          connection.exchange(toText(request, world), (status, body) => {
            times.push(performance.now() - begun)
            if (!isSuccess(status)) return fail(new Error(`An answer ${status}: ${body}`))
            traffic.answered?.(body)
            turn()
          })
        }
        turn()
      })
    })
    await Promise.race([Promise.all(loops), failed])
    return summarize(times, performance.now() - started)
  } finally {
    for (const connection of connections) connection.close()
  }
}

/** Of a body that may be a gzip file, which begins with bytes that no text begins with. */
function textOf(body: Buffer): string {
  return (body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body).toString()
}

/** Not counted: nothing is measured yet. */
async function renew(run: Pick<LoadRun, 'bench' | 'world'>): Promise<void> {
  const statements = findBench(run.bench).renew?.(worldOf(run)) ?? []
  if (statements.length === 0) return
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    for (const { text, values } of statements) await client.query(text, [...values])
  } finally {
    await client.end()
  }
}

/** With the headers that the official SDK sends. */
function toText({ method, path, headers = {}, body }: ApiRequest, world: World): string {
  const all: Record<string, string> = {
    host: 'localhost',
    connection: 'keep-alive',
    accept: 'application/json, text/plain, */*',
    'content-type': 'application/json',
    'user-agent': 'workos-node/11.0.0',
    authorization: `Bearer ${world.apiKey}`,
    'accept-language': '*',
    'accept-encoding': 'gzip, deflate',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  }
  let text = `${method} ${path} HTTP/1.1\r\n`
  for (const name in all) if (all[name] !== '') text += `${name}: ${all[name]}\r\n`
  return `${text}\r\n${body ?? ''}`
}

function caseOf({ bench, label }: Pick<LoadRun, 'bench' | 'label'>): BenchCase {
  const found = findBench(bench).cases.find((each) => each.label === label)
  if (found === undefined) throw new Error(`${bench} has no case ${label}.`)
  return found
}

function worldOf(run: Pick<LoadRun, 'world'>): World {
  const world = worlds[run.world]
  if (world === undefined) throw new Error(`There is no world ${run.world}.`)
  return world
}

process.on('SIGTERM', () => process.exit())
