import type { DirectoryRow } from '#directory-sync/directories/index.ts'
import { getDirectorySync } from '#directory-sync/pulled-directories/index.ts'
import type { About } from '../../kit/index.ts'
import { providerOf } from '../directory.ts'
import { describeFailure } from './failure-words.ts'
import type { RunView } from './run-card.tsx'

/** How the last run of a directory went, in the words of the reader. */
export async function readRun({ portal, page, subject: directory, form }: About<DirectoryRow>): Promise<RunView> {
  const { is_running, last_run, next_run_at, next_request_at } = await getDirectorySync(portal.ctx, directory.id)
  const isDue = is_running || (next_run_at !== null && Date.parse(next_run_at) <= portal.ctx.now().getTime())
  const error = last_run?.error ?? undefined
  return {
    is_running,
    last_run,
    next_run_at,
    isDue,
    failure: error && describeFailure(page, providerOf(directory), directory.type, error).words,
    form: is_running || next_request_at !== null ? undefined : form('run'),
  }
}
