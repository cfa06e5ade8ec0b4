import { beforeAll, expect, test } from 'vitest'
import { startServer } from '../../test/server.ts'
import type { Context } from '../platform/context.ts'
import { defaultRole, permissionsOf, requireRoles } from './index.ts'

let ctx: Context
beforeAll(async () => {
  ctx = (await startServer()).environment
})

test('roles come once each, highest priority first', async () => {
  expect(await requireRoles(ctx, ['member', 'admin', 'member'])).toEqual(['admin', 'member'])
  expect(await requireRoles(ctx, ['member'])).toEqual(['member'])
})

test('[T-3] a role that does not exist is refused with a 422 that names it', async () => {
  for (const slug of ['owner', 'Admin', '', '__proto__']) {
    await expect(requireRoles(ctx, ['member', slug])).rejects.toMatchObject({
      message: `There is no role with the slug ${JSON.stringify(slug)}.`,
      definition: { status: 422, code: 'invalid_role' },
    })
  }
})

test('a member without a named role gets `member`, which permits nothing by itself', async () => {
  expect(await defaultRole(ctx)).toBe('member')
  expect(await permissionsOf(ctx, ['admin', 'member'])).toEqual([])
})
