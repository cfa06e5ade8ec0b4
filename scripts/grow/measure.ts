import { Client } from 'pg'
import { ask, readingsOf } from '#test/plans/answer.ts'
import { noteStatements } from '#test/plans/noted-statements.ts'
import { continued, isList, type Question, questionsOf } from '#test/plans/questions.ts'
import type { App } from '../../src/app.ts'
import { catalog } from '../../src/catalog.ts'
import { askableOf, middleOf } from './asked.ts'
import { bytesOfRows } from './bytes.ts'
import { findEnvironment } from './grown.ts'
import { isBounded, type OperationResult, type Results } from './results.ts'
import type { SizeName } from './sizes.ts'

const rounds = 4

/**
 * Asks everything that reads of the grown environment.
 *
 * @param only the beginning of the ids of the operations that are asked
 * @throws Error if no database of the size exists
 */
export async function measure(
  app: App,
  databaseUrl: string,
  size: SizeName,
  only: string,
  report: (line: string) => void,
): Promise<Results> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { environmentId, apiKey } = await findEnvironment(app, client, size)
    const askable = await askableOf(client, environmentId)
    const note = noteStatements(app.system.database)
    const operations: OperationResult[] = []
    // Not the stream of events, whose answer does not end.
    const reads = catalog.operations.filter(
      ({ id, method, access }) =>
        method === 'GET' && access === 'api_key' && id !== 'gatehouse.events.stream' && id.startsWith(only),
    )
    for (const operation of reads) {
      const asked: Measured[] = []
      for (const question of questionsOf(operation, askable)) {
        const { measured, ids } = await measureOne(question)
        if (measured === undefined) continue
        asked.push(measured)
        const cursor = await middleOf(client, environmentId, ids[0])
        if (cursor === undefined || !isList(operation)) continue
        for (const next of continued(question, cursor)) {
          const one = (await measureOne(next)).measured
          if (one !== undefined) asked.push(one)
        }
      }
      const result = resultOf(operation.id, asked)
      if (result === undefined) continue
      operations.push(result)
      report(
        `${result.operation}: ${result.questions} questions, ${result.pages} pages for ${result.rows} rows (${result.worst}), p95 ${result.p95} ms${isBounded(result) ? '' : '  ABOVE'}`,
      )
    }
    return { size, operations, bytes: await bytesOfRows(client) }

    async function measureOne(question: Question) {
      const { status, ids, statements } = await ask(app, apiKey, note, question)
      if (status !== 200) {
        if (status >= 500) report(`${question.path} answered ${status}.`)
        return { measured: undefined, ids }
      }
      const times: number[] = []
      for (let round = 0; round < rounds; round++) {
        const began = performance.now()
        await ask(app, apiKey, note, question)
        times.push(performance.now() - began)
        // What takes seconds does so each time.
        if (times[0] !== undefined && times[0] > 2_000) break
      }
      const readings = await readingsOf(client, statements)
      const sum = (of: (reading: (typeof readings)[number]) => number) =>
        Math.round(readings.reduce((total, reading) => total + of(reading), 0))
      const worst = readings.toSorted((one, other) => other.pages - one.pages)[0]
      const measured = {
        with: question.with,
        times,
        pages: sum(({ pages }) => pages),
        rows: sum(({ returned }) => returned),
        plan: worst === undefined ? '' : `${worst.plan}\n${worst.text}`,
      }
      if (!isBounded(measured))
        report(`${question.path}: ${measured.pages} pages for ${measured.rows} rows\n${measured.plan}`)
      return { measured, ids }
    }
  } finally {
    await client.end()
  }
}

interface Measured {
  with: string
  times: number[]
  pages: number
  rows: number
}

/** Of all that was asked of an operation: all times, and the question that read the most for what it returned. */
function resultOf(operation: string, asked: readonly Measured[]): OperationResult | undefined {
  const times = asked.flatMap((each) => each.times).toSorted((one, other) => one - other)
  const [worst] = asked.toSorted((one, other) => other.pages / (other.rows + 10) - one.pages / (one.rows + 10))
  if (worst === undefined) return undefined
  const at = (share: number) => Number((times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1))
  return {
    operation,
    questions: asked.length,
    p50: at(0.5),
    p95: at(0.95),
    pages: worst.pages,
    rows: worst.rows,
    worst: worst.with,
  }
}
