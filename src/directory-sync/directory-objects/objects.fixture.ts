import type { Context } from '#platform/context.ts'
import { readGroup, readUser } from '#protocol/scim/index.ts'
import { getDirectory } from '../directories/index.ts'
import { createDirectoryGroup, createDirectoryUser, type DirectoryGroupRow, type DirectoryUserRow } from './index.ts'

const request = { kind: 'scim', request: 'POST /Users' } as const

/** A resource as a provider sends it. */
export function scimUser(email: string, members: Record<string, unknown> = {}) {
  return {
    userName: email,
    name: { givenName: 'Grace', familyName: 'Hopper' },
    emails: [{ value: email, type: 'work', primary: true }],
    active: true,
    ...members,
  }
}

/** Stores what a provider would send, for tests of what is done with it. */
export async function addDirectoryUser(
  ctx: Context,
  directoryId: string,
  body: Record<string, unknown>,
): Promise<DirectoryUserRow> {
  const resource = readUser(body, { method: 'POST', isAddress: (text) => text.includes('@') })
  return createDirectoryUser(ctx, await getDirectory(ctx, directoryId), { resource }, request)
}

export async function addDirectoryGroup(
  ctx: Context,
  directoryId: string,
  displayName: string,
  members: readonly string[] = [],
): Promise<DirectoryGroupRow> {
  const { attributes } = readGroup({ displayName })
  return createDirectoryGroup(ctx, await getDirectory(ctx, directoryId), { resource: attributes, members }, request)
}
