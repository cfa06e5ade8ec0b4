import type { Context } from '#platform/context.ts'
import { countImported } from '../imported-objects/index.ts'
import type { ErrorFile } from './error-file.ts'
import { Report } from './report.ts'
import { type Row, readInputs } from './rows.ts'
import type { Run } from './run.ts'
import { Samples } from './samples.ts'
import { type SurveyParts, survey } from './survey.ts'
import type { Outcome } from './tallies.ts'
import { writeBatch } from './write-batch.ts'

const rowsOfBatch = 500

export interface ImportParts extends SurveyParts {
  isDryRun: boolean
  errors: ErrorFile
  /** The address at which a connection takes responses. */
  addressOf(connectionId: string): Promise<string>
}

/**
 * Imports files: reads them once to count rows and to find shared addresses, then stores batches of rows, each in one transaction with the
 * note of what it stored. A run that is killed is repeated: what came in before is found by its id in the source. A dry run stores
 * nothing.
 *
 * @throws ConfigError for files that can't be read
 */
export async function runImport(ctx: Context, parts: ImportParts): Promise<Report> {
  const { source, inputs, options, writers, errors, progress, isDryRun } = parts
  const began = performance.now()
  const report = new Report()
  const onProblem = async (row: Row, problem: { code: string; message: string }) => {
    report.addProblem(row, problem)
    await errors.write(row, problem)
  }
  const found = await survey(ctx, { source, inputs, options, writers, progress }, isDryRun ? onProblem : undefined)
  report.rows = found.rows
  report.setDuplicates(found.groups)
  if (isDryRun) report.tallies.addAll(found.tallies)
  else await store(ctx, parts, report, { decisions: found.decisions, rows: found.rows, onProblem })
  await errors.close()
  report.seconds = Math.round((performance.now() - began) / 10) / 100
  return report
}

async function store(
  ctx: Context,
  { source, inputs, options, writers, progress, addressOf }: ImportParts,
  report: Report,
  {
    decisions,
    rows,
    onProblem,
  }: Pick<Run, 'decisions'> & {
    rows: number
    onProblem(row: Row, problem: { code: string; message: string }): Promise<void>
  },
): Promise<void> {
  const before = await countImported(ctx, source, 'user')
  const samples = new Samples()
  const connections: { name: string; id: string; oldAddress: string }[] = []
  const run: Run = {
    ctx,
    source,
    options,
    writers,
    decisions,
    settled: new Set(),
    onConnection: (connection) => void connections.push(connection),
    onUser: ({ sourceId, email, hasPassword, record }) =>
      samples.add({ sourceId, email, hasPassword, isVerified: record.emailVerified }, Math.random()),
  }
  const note = async (outcome: Outcome) => {
    report.tallies.addAll(outcome.tallies)
    for (const { row, problem } of outcome.problems) await onProblem(row, problem)
  }
  let done = 0
  let batch: Row[] = []
  for await (const row of readInputs(inputs)) {
    // Rows of a file may refer to those of the files before.
    if (batch.length === rowsOfBatch || (batch[0] !== undefined && batch[0].file !== row.file)) {
      await note(await writeBatch(run, batch))
      done += batch.length
      batch = []
      progress.show('Importing', done, rows, done)
    }
    batch.push(row)
  }
  await note(await writeBatch(run, batch))
  progress.end()
  for (const connection of connections)
    report.addConnection({ ...connection, newAddress: await addressOf(connection.id) })
  await verify(ctx, source, report, samples, before)
}

/** Holds what was counted against what is stored, and some users against their rows. */
async function verify(ctx: Context, source: string, report: Report, samples: Samples, before: number): Promise<void> {
  const after = await countImported(ctx, source, 'user')
  const { count, faults } = await samples.check(ctx, source)
  const created = report.tallies.of('users created')
  if (after - before < created)
    report.faults.push(`${created} users were created, but only ${after - before} are noted.`)
  report.faults.push(...faults)
  report.checks = `Checked: ${after.toLocaleString('en')} users of this source are noted (${before.toLocaleString('en')} before), and ${count} samples ${faults.length === 0 ? 'are as in their rows' : 'were compared'}.`
}
