import { Type } from 'typebox'
import { type FlagRow, getFlag, getFlagById, listFlags, listFlagsOfMember } from '#access/feature-flags/index.ts'
import { defined } from '#platform/defined.ts'
import { notFound } from '#platform/http/errors.ts'
import { heldPermissions } from '../../widget-tokens/index.ts'
import { aboutMember, forAdministrators } from '../admissions.ts'
import { query } from '../define-field.ts'
import { pagingOf, toPage } from '../paging.ts'
import { requireShape } from '../require-shape.ts'
import type { Flag } from '../types.generated.ts'

const Search = Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })) })

export const featureFlagFields = [
  query('flags', forAdministrators, async ({ search, enabled, ...paging }, ctx) => {
    const filters = { ...requireShape(Search, { search }), ...defined({ enabled: enabled ?? undefined }) }
    return toPage(await listFlags(ctx, { ...pagingOf(paging), ...filters }), toFlag)
  }),

  query('flag', forAdministrators, async ({ id }, ctx) => toFlag(await getFlagById(ctx, id))),

  query('flagBySlug', forAdministrators, async ({ slug }, ctx) => toFlag(await getFlag(ctx, slug))),

  query(
    'evaluatedFlags',
    (ctx, { userId }) => aboutMember(ctx, userId),
    async (paging, ctx, member) => {
      if ((await heldPermissions(ctx, member.userId, member.organizationId)) === undefined)
        throw notFound('User', member.userId)
      return toPage(await listFlagsOfMember(ctx, member, pagingOf(paging)), toFlag)
    },
  ),
]

function toFlag(row: FlagRow): Flag {
  return {
    createdAt: row.created_at,
    defaultValue: row.default_value,
    description: row.description,
    enabled: row.enabled,
    id: row.id,
    name: row.name,
    slug: row.slug,
    tags: row.tags,
    updatedAt: row.updated_at,
  }
}
