import type { DirectoryRow } from '#directory-sync/directories/index.ts'
import type { About } from '../../kit/index.ts'
import { isInSetup, isScim, providerOf } from '../directory.ts'
import { type DirectoryPlace, directorySetUp, pulledSteps, scimSteps } from './steps.ts'

/** Which steps there are depends on whether the provider sends or is read. */
export function placeOf({
  page,
  subject: directory,
  url,
}: Pick<About<DirectoryRow>, 'page' | 'subject' | 'url'>): DirectoryPlace {
  return {
    setUp: directorySetUp,
    page,
    baseUrl: url(),
    provider: providerOf(directory),
    steps: isScim(directory) ? scimSteps : pulledSteps,
    isInSetup: isInSetup(directory),
  }
}
