import type { DirectoryRow } from '#directory-sync/directories/index.ts'
import type { Portal } from '../../kit/index.ts'
import { isInSetup, isScim, pathOf, providerOf } from '../directory.ts'
import { type DirectoryPlace, pulledSteps, scimSteps } from './setup-page.tsx'

export function placeOf({ page }: Pick<Portal, 'page'>, directory: DirectoryRow): DirectoryPlace {
  return {
    page,
    baseUrl: pathOf(directory),
    provider: providerOf(directory),
    steps: isScim(directory) ? scimSteps : pulledSteps,
    isInSetup: isInSetup(directory),
  }
}
