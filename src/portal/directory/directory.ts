import { type DirectoryRow, familyOf, getDirectory, listDirectoriesOf } from '#directory-sync/directories/index.ts'
import type { DirectorySync } from '#directory-sync/pulled-directories/index.ts'
import { directoryGuideFor } from '#pages/provider-guides/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { type Portal, pagesOf } from '../kit/index.ts'

export const directoryPath = '/portal/directory'

export const pathOf = ({ id }: Pick<DirectoryRow, 'id'>, page?: string): string =>
  `${directoryPath}/${id}${page === undefined ? '' : `/${page}`}`

/**
 * A directory of this organization.
 *
 * @throws notFound for a directory of another organization, and for one that is being deleted
 */
export async function directoryOf({ ctx, organization }: Portal, id = ''): Promise<DirectoryRow> {
  const directory = await getDirectory(ctx, id)
  if (directory.organization_id !== organization.id || directory.state === 'deleting') throw notFound('Directory', id)
  return directory
}

/** The directory that the portal is about: the oldest of the organization, as a rule its only one. */
export async function currentDirectory({ ctx, organization }: Pick<Portal, 'ctx' | 'organization'>) {
  const [oldest] = await listDirectoriesOf(ctx, organization.id)
  return oldest
}

/** Whether its provider sends people and groups; otherwise we read them. */
export const isScim = ({ type }: Pick<DirectoryRow, 'type'>): boolean => familyOf(type) === 'scim'

/** Whether nothing has been received yet: the provider has sent no request, or no run has finished. */
export function isInSetup(directory: DirectoryRow): boolean {
  return isScim(directory) ? directory.state === 'unlinked' : directory.last_synced_at === null
}

/** Whether it is known with what a directory is read. */
export function isConfigured({ google_workspace, bamboohr }: DirectorySync): boolean {
  return google_workspace !== undefined || bamboohr !== undefined
}

/** The name of its provider, as its guide has it. */
export const providerOf = ({ type }: Pick<DirectoryRow, 'type'>): string => directoryGuideFor(type).name

/** The pages of every directory. */
export const directoryPages = pagesOf({
  part: 'directory',
  name: 'directory',
  path: `${directoryPath}/{id}`,
  find: directoryOf,
})

/** The pages of a directory whose provider sends people and groups. */
export const scimPages = directoryPages.where((_portal, directory) => {
  if (!isScim(directory)) throw notFound('Directory', directory.id)
  return directory
})

/** The pages of a directory that we read. */
export const pulledPages = directoryPages.where((_portal, directory) => {
  if (isScim(directory)) throw notFound('Directory', directory.id)
  return directory
})

/** The page with which its set-up begins or continues. */
export function setUpPathOf(directory: DirectoryRow): string {
  if (isScim(directory)) return pathOf(directory, 'token')
  return pathOf(directory, directory.state === 'unlinked' ? 'guide' : 'sync')
}
