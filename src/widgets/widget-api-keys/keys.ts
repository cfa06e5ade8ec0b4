import {
  type ApiKeyRow,
  createOrganizationApiKey,
  createUserApiKey,
  findApiKey,
  listOrganizationApiKeys,
  listUserApiKeys,
} from '#access/api-keys/index.ts'
import { findPermissions, listPermissionSlugs } from '#access/permissions/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import type { ListQuery } from '#platform/http/list.ts'
import { heldPermissions, type OrganizationWidget, permissionsNotHeld } from '../widget-tokens/index.ts'
import { permissionNotHeld } from './errors.ts'
import { type CreateWidgetApiKey, type KeyPermissions, toWidgetApiKey, toWidgetUserApiKey } from './schemas.ts'

/** A widget of a user in an organization, for keys of the user's own. */
export type OwnKeysWidget = OrganizationWidget & { userId: string }

type Query = ListQuery & { search?: string }

/** Keys of the organization itself, without those of its users. */
export async function readOrganizationKeys(ctx: Context, { organizationId }: OrganizationWidget, query: Query) {
  const { rows, ...list_metadata } = await listOrganizationApiKeys(ctx, organizationId, query)
  return { data: rows.map(toWidgetApiKey), list_metadata }
}

/** Keys of the user in this organization, each with its owner, as the widget shows both. */
export async function readOwnKeys(ctx: Context, { organizationId, userId }: OwnKeysWidget, query: Query) {
  const [{ rows, ...list_metadata }, user] = await Promise.all([
    listUserApiKeys(ctx, userId, { ...query, organization_id: organizationId }),
    getUser(ctx, userId),
  ])
  return { data: rows.map((row) => toWidgetUserApiKey(row, user)), list_metadata }
}

/**
 * What a key may be given: the permissions that its maker has, without those of widgets. All of the environment's where the
 * application itself makes it.
 */
export async function listKeyPermissions(
  ctx: Context,
  widget: OrganizationWidget,
  search: string | undefined,
): Promise<KeyPermissions> {
  const rows = await findPermissions(ctx, await grantable(ctx, widget))
  const wanted = search?.toLowerCase() ?? ''
  const data = rows
    .filter(({ slug, name, system }) => !system && `${slug} ${name}`.toLowerCase().includes(wanted))
    .map(({ id, slug, name, description }) => ({ id, slug, name, description }))
  return { data, list_metadata: { before: null, after: null } }
}

/** @throws permissionNotHeld, and what `createOrganizationApiKey` throws */
export async function makeOrganizationKey(ctx: Context, widget: OrganizationWidget, input: CreateWidgetApiKey) {
  await requireGrantable(ctx, widget, input.permissions)
  const { value, ...row } = await createOrganizationApiKey(ctx, widget.organizationId, toCreate(input))
  return { ...toWidgetApiKey(row), value }
}

/** @throws permissionNotHeld, and what `createUserApiKey` throws */
export async function makeOwnKey(ctx: Context, widget: OwnKeysWidget, input: CreateWidgetApiKey) {
  await requireGrantable(ctx, widget, input.permissions)
  const { value, ...row } = await createUserApiKey(ctx, widget.userId, {
    ...toCreate(input),
    organization_id: widget.organizationId,
  })
  return { ...toWidgetApiKey(row), value }
}

/** A key of the organization itself. @throws notFound */
export function requireOrganizationKey(ctx: Context, { organizationId }: OrganizationWidget, id: string) {
  return requireKey(ctx, id, (row) => row.organization_id === organizationId && row.user_id === null)
}

/** A key of the user in the organization. @throws notFound */
export function requireOwnKey(ctx: Context, { organizationId, userId }: OwnKeysWidget, id: string) {
  return requireKey(ctx, id, (row) => row.organization_id === organizationId && row.user_id === userId)
}

async function requireKey(ctx: Context, id: string, isTheirs: (row: ApiKeyRow) => boolean): Promise<ApiKeyRow> {
  const row = await findApiKey(ctx, id)
  if (row === undefined || !isTheirs(row)) throw notFound('API Key', id)
  return row
}

async function requireGrantable(
  ctx: Context,
  widget: OrganizationWidget,
  permissions: readonly string[],
): Promise<void> {
  const missing = await permissionsNotHeld(ctx, widget, permissions)
  if (missing.length > 0) throw permissionNotHeld(missing)
}

async function grantable(ctx: Context, { userId, organizationId }: OrganizationWidget): Promise<string[]> {
  if (userId === null) return listPermissionSlugs(ctx)
  return (await heldPermissions(ctx, userId, organizationId)) ?? []
}

function toCreate({ name, permissions, expiresAt }: CreateWidgetApiKey) {
  return { name, permissions, ...(expiresAt == null ? {} : { expires_at: expiresAt }) }
}
