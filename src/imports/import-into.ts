import { writeFileSync } from 'node:fs'
import { requireEnvironment } from '#environment/environments/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import type { Context, System } from '#platform/context.ts'
import { addressOfConnection } from '#sso/connections/index.ts'
import type { FlagValues, Source } from './define-source.ts'
import { ErrorFile } from './engine/error-file.ts'
import type { ImportOptions } from './engine/options.ts'
import { createProgress } from './engine/progress.ts'
import type { Report } from './engine/report.ts'
import { runImport } from './engine/run-import.ts'
import { sizeOf } from './reading/open-file.ts'

export interface ImportRequest {
  source: Source
  files: readonly string[]
  flags: FlagValues
  options: ImportOptions
  isDryRun: boolean
  errorPath: string
  reportPath: string | undefined
  environmentId: string | undefined
}

/**
 * Runs an import and prints its report.
 *
 * @returns the environment and the report
 * @throws ConfigError for files, flags or an environment that don't fit
 */
export async function importInto(
  system: System,
  request: ImportRequest,
  print: (line: string) => void,
): Promise<{ ctx: Context; report: Report }> {
  const { source, files, flags, options, isDryRun, errorPath, reportPath } = request
  const ctx = await requireEnvironment(system, request.environmentId)
  const progress = createProgress(process.stderr)
  const inputs = await source.inputs(files, flags, { now: ctx.now(), progress, print })
  for (const { path } of inputs) {
    await sizeOf(path)
    if (path === errorPath) throw new ConfigError(`${path} would be overwritten. Give another file with --errors FILE.`)
  }
  const errors = new ErrorFile(errorPath)
  const report = await runImport(ctx, {
    source: source.name,
    inputs,
    options,
    writers: source.writers ?? {},
    isDryRun,
    errors,
    progress,
    addressOf: (id) => addressOfConnection(ctx, id),
  })
  if (isDryRun) print('Dry run: nothing was stored.')
  for (const line of report.lines(isDryRun)) print(line)
  if (source.checklist !== undefined) for (const line of ['', ...source.checklist]) print(line)
  if (errors.lines > 0)
    print(
      `\n${errors.lines.toLocaleString('en')} entries in ${errorPath}, which holds what the files hold, password hashes included. Correct it and feed it in:\n  gatehouse import ${source.name} ${errorPath}`,
    )
  if (reportPath !== undefined) writeFileSync(reportPath, `${JSON.stringify(report, null, 2)}\n`)
  return { ctx, report }
}
