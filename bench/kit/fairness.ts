import { type Bench, isBare } from '../benches/bench.ts'
import { gatehouseOf, limitServerOf, type Server } from './contenders.ts'
import { isSuccess } from './load-types.ts'
import type { Processes } from './processes.ts'

/**
 * Refuses to compare what is not comparable: the bare server must send the statements that Gatehouse sends, and every server
 * give answers of the same shape. Made with a few requests, before anything is measured.
 */
export async function checkFairness(bench: Bench, processes: Processes): Promise<void> {
  const gatehouse = gatehouseOf(processes, bench)
  const limit = limitServerOf(processes, bench)
  for (const { label } of bench.cases) {
    const ours = await observe(gatehouse, label)
    if (ours.statements.length === 0) throw new Error('Gatehouse was recorded to send no statement.')
    if (limit === undefined) continue
    const theirs = await observe(limit, label)
    // Whatever keeps its data in memory sends none.
    if (isBare(bench.limit)) compare(`${bench.name} (${label}): statements`, ours.statements, theirs.statements)
    compare(`${bench.name} (${label}): shape of the answers`, ours.answers.map(shapeOf), theirs.answers.map(shapeOf))
  }
}

/** As many requests as the traffic of a case needs to show all its kinds. */
const tries = 4

async function observe(server: Server, label: string): Promise<{ statements: string[]; answers: unknown[] }> {
  // The first request prepares what later ones find prepared: a signing key, a validator.
  await server.try(label, 1)
  await server.child.ask('record statements')
  const answers = await server.try(label, tries)
  const recorded = await server.child.ask<string[]>('recorded statements')
  const refused = answers.find(({ status }) => !isSuccess(status))
  if (refused !== undefined) throw new Error(`${server.name} answered ${refused.status}: ${refused.body}`)
  return {
    statements: recorded.map(normalize),
    answers: answers.map(({ status, body }) => (body === '' ? status : (JSON.parse(body) as unknown))),
  }
}

/** A statement without its comments and line breaks, which are no work. */
export function normalize(statement: string): string {
  return statement.replaceAll(/--.*/g, '').replaceAll(/\s+/g, ' ').trim()
}

/** Names of members, kinds of values, lengths of lists. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return value === null ? null : typeof value
  const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)] as const)
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function compare(what: string, ours: readonly unknown[], theirs: readonly unknown[]): void {
  for (let i = 0; i < Math.max(ours.length, theirs.length); i++) {
    const [a, b] = [JSON.stringify(ours[i]), JSON.stringify(theirs[i])]
    if (a === b) continue
    throw new Error(
      `${what} differ, so the comparison is not fair. Bring the limit in bench up to date.\n` +
        `Number ${i + 1} of Gatehouse: ${a}\nNumber ${i + 1} of the limit: ${b}`,
    )
  }
}
