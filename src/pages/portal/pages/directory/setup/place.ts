import type { DirectoryRow } from '../../../../../directory-sync/directories/index.ts'
import type { Portal } from '../../../session/portal.ts'
import { isInSetup, pathOf, providerOf } from '../directory.ts'
import type { DirectoryPlace } from './setup-page.tsx'

export function placeOf({ page }: Pick<Portal, 'page'>, directory: DirectoryRow): DirectoryPlace {
  return { page, baseUrl: pathOf(directory), provider: providerOf(directory), isInSetup: isInSetup(directory) }
}
