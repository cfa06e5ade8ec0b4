import { type DirectoryRow, listTokens } from '#directory-sync/directories/index.ts'
import { getDirectorySync } from '#directory-sync/pulled-directories/index.ts'
import type { About } from '../../kit/index.ts'
import { isConfigured, isInSetup, isScim } from '../directory.ts'
import { placeOf } from './place.ts'
import type { DirectoryPlace, DirectoryStep } from './steps.ts'

/** The place of a page that is a step, with the steps that are done. */
export async function stepPlaceOf(about: About<DirectoryRow>): Promise<DirectoryPlace> {
  return { ...placeOf(about), finished: await finishedSteps(about) }
}

async function finishedSteps({ portal: { ctx }, subject: directory }: About<DirectoryRow>): Promise<DirectoryStep[]> {
  const isSynced = !isInSetup(directory)
  if (isScim(directory)) {
    const { tokens } = await listTokens(ctx, directory.id)
    // A request with a token shows that it was entered at the provider.
    const isEntered = isSynced || tokens.some(({ last_used_at }) => last_used_at !== null)
    return stepsWhere({ token: tokens.length > 0, guide: isEntered, sync: isSynced })
  }
  // Credentials are stored only after the provider has accepted them, and come from what was configured there.
  const isAccepted = isConfigured(await getDirectorySync(ctx, directory.id))
  const isRefused = directory.state === 'invalid_credentials'
  return stepsWhere({ guide: isAccepted, credentials: isAccepted && !isRefused, sync: isSynced })
}

function stepsWhere(done: Partial<Record<DirectoryStep, boolean>>): DirectoryStep[] {
  const steps = ['token', 'guide', 'credentials', 'sync'] as const
  return steps.filter((step) => done[step] === true)
}
