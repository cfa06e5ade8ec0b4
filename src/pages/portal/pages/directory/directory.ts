import {
  type DirectoryRow,
  familyOf,
  getDirectory,
  listDirectoriesOf,
} from '../../../../directory-sync/directories/index.ts'
import { notFound } from '../../../../platform/http/errors.ts'
import { directoryGuideFor } from '../../../provider-guides/index.ts'
import type { Portal } from '../../session/portal.ts'

export const directoryPath = '/portal/directory'

/** Of one that is read, not told: with the names that people know. */
const readProviders: Readonly<Record<string, string>> = { google: 'Google Workspace', bamboohr: 'BambooHR' }

export const pathOf = ({ id }: Pick<DirectoryRow, 'id'>, page?: string): string =>
  `${directoryPath}/${id}${page === undefined ? '' : `/${page}`}`

/** A directory of this organization. @throws notFound for one of another, and for one that is being deleted */
export async function directoryOf({ ctx, organization }: Portal, id = ''): Promise<DirectoryRow> {
  const directory = await getDirectory(ctx, id)
  if (directory.organization_id !== organization.id || directory.state === 'deleting') throw notFound('Directory', id)
  return directory
}

/** The same for one whose provider comes to us. @throws notFound */
export async function scimDirectoryOf(portal: Portal, id?: string): Promise<DirectoryRow> {
  const directory = await directoryOf(portal, id)
  if (!isScim(directory)) throw notFound('Directory', directory.id)
  return directory
}

/** The directory that the portal is about: the oldest of the organization, as a rule its only one. */
export async function currentDirectory({ ctx, organization }: Pick<Portal, 'ctx' | 'organization'>) {
  const [oldest] = await listDirectoriesOf(ctx, organization.id)
  return oldest
}

export const isScim = ({ type }: Pick<DirectoryRow, 'type'>): boolean => familyOf(type) === 'scim'

/** Whether its provider has not come yet. */
export const isInSetup = (directory: DirectoryRow): boolean => directory.state === 'unlinked' && isScim(directory)

export function providerOf({ type, name }: Pick<DirectoryRow, 'type' | 'name'>): string {
  return directoryGuideFor(type)?.name ?? readProviders[familyOf(type)] ?? name
}
