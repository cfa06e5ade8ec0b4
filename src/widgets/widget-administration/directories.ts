import { countsOf, type DirectoryRow, getDirectory, listDirectories } from '#directory-sync/directories/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'
import { toWidgetDirectory, type WidgetDirectory } from './directory-schemas.ts'

export async function readDirectories(
  ctx: Context,
  { organizationId }: OrganizationWidget,
): Promise<WidgetDirectory[]> {
  const { rows } = await listDirectories(ctx, { organization_id: organizationId, limit: 100, order: 'asc' })
  const ids = rows.map(({ id }) => id)
  const counts = await countsOf(ctx, ids)
  return rows.map((row) => toWidgetDirectory(row, counts.get(row.id)))
}

/** @throws notFound */
export async function readDirectory(ctx: Context, widget: OrganizationWidget, id: string): Promise<WidgetDirectory> {
  const row = await requireDirectory(ctx, widget, id)
  return toWidgetDirectory(row, (await countsOf(ctx, [id])).get(id))
}

/** @throws notFound */
export async function requireDirectory(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  id: string,
): Promise<DirectoryRow> {
  const row = await getDirectory(ctx, id)
  if (row.organization_id !== organizationId) throw notFound('Directory', id)
  return row
}
