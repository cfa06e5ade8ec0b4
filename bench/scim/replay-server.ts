// The limit of SCIM: the statements that Gatehouse sent for one request, sent again for others on `node:http`, in as many round trips.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Form, type SqlValue, Statement } from '#platform/db/sql.ts'
import { openSystem } from '../../src/system.ts'
import { onQuestion } from '../kit/questions.ts'
import type { RecordedCall } from '../kit/recording.ts'
import { systemOptions } from '../kit/settings.ts'
import '../probe.ts'

/** What a request of one kind sends. */
export interface Script {
  calls: RecordedCall[]
  /** The prefixes of ids that each request makes again. */
  fresh: string[]
  answer: { status: number; body: string }
}

/** A request to the limit: which script, and which texts of it stand for others in this one. */
export interface Replay {
  script: string
  replace: [text: string, by: string][]
}

interface PreparedCall {
  form: Form
  values: readonly unknown[]
  startsRound: boolean
}

const system = await openSystem(systemOptions(process.env))
const scripts = new Map<string, Script & { prepared: PreparedCall[] }>()

onQuestion('script', ({ name, script }: { name: string; script: Script }) => {
  const prepared = script.calls.map(({ text, values, startsRound }) => ({
    form: new Form(text.split(/\$\d+/)),
    values,
    startsRound,
  }))
  scripts.set(name, { ...script, prepared })
})

async function play({ script: name, replace }: Replay): Promise<Script['answer']> {
  const script = scripts.get(name)
  if (script === undefined) throw new Error(`There is no script ${name}.`)
  const ids = new Map<string, string>()
  const isFresh = new RegExp(`\\b(${script.fresh.join('|')})_[0-9A-Z]{26}\\b`, 'g')
  const other = (text: string) => {
    const fresh = text.replaceAll(isFresh, (id, prefix: string) => {
      const made = ids.get(id) ?? system.newId(prefix)
      ids.set(id, made)
      return made
    })
    return replace.reduce((changed, [from, to]) => changed.replaceAll(from, to), fresh)
  }
  const statementOf = ({ form, values }: PreparedCall) =>
    new Statement(form, values.map((value) => changed(value, other)) as SqlValue[])
  await playCalls(script.prepared, statementOf)
  return script.answer
}

/** Statements before a transaction go the way of single ones. */
async function playCalls(
  calls: readonly PreparedCall[],
  statementOf: (call: PreparedCall) => Statement,
): Promise<void> {
  const begin = calls.findIndex(({ form }) => form.text === 'begin')
  const single = begin === -1 ? calls : calls.slice(0, begin)
  for (const round of roundsOf(single)) await Promise.all(round.map((call) => system.database.run(statementOf(call))))
  if (begin === -1) return
  const tx = await system.database.begin()
  // The commit leaves right behind the last statements.
  const rounds = roundsOf(calls.slice(begin + 1).filter(({ form }) => form.text !== 'commit'))
  for (const [i, round] of rounds.entries()) {
    const sent = round.map((call) => tx.run(statementOf(call)))
    if (i < rounds.length - 1) await Promise.all(sent)
  }
  await tx.commit()
}

function roundsOf(calls: readonly PreparedCall[]): PreparedCall[][] {
  const rounds: PreparedCall[][] = []
  for (const call of calls) {
    if (call.startsRound || rounds.length === 0) rounds.push([])
    rounds.at(-1)?.push(call)
  }
  return rounds
}

function changed(value: unknown, other: (text: string) => string): unknown {
  if (typeof value === 'string') return other(value)
  if (Array.isArray(value)) return value.map((each) => changed(each, other))
  if (typeof value !== 'object' || value === null) return value
  if ('type' in value && value.type === 'Buffer' && 'data' in value) return Buffer.from(value.data as number[])
  return JSON.parse(other(JSON.stringify(value)))
}

const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    play(JSON.parse(Buffer.concat(chunks).toString()) as Replay).then(
      ({ status, body }) => send(response, status, body),
      (error: unknown) => send(response, 500, error instanceof Error ? (error.stack ?? '') : String(error)),
    )
  })
})

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/scim+json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
})
onQuestion('port', () => listening)
process.on('SIGTERM', () => process.exit())
