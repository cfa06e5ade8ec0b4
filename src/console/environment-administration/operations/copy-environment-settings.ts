import { Type } from 'typebox'
import { insideTransaction } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { copySettings, settingsParts } from '../copy-settings.ts'
import { sameEnvironment } from '../errors.ts'
import { within } from '../service.ts'

/** Ends a transaction whose outcome is wanted and whose changes are not. */
class Tried extends Error {
  readonly copied: Record<string, number>
  constructor(copied: Record<string, number>) {
    super('Nothing is kept of what was tried.')
    this.copied = copied
  }
}

export const copyEnvironmentSettingsOperation = defineOperation({
  id: 'gatehouse.environments.copy_settings',
  method: 'POST',
  path: '/environments/{id}/copy_settings',
  summary: 'Copy settings from another environment',
  description:
    'Adds roles, permissions, addresses and flags that are missing, and takes over settings, branding and the JWT template. What the environment has beyond that stays. Secrets, users and organizations are not copied.',
  surface: 'api',
  access: 'system_key',
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({
    source: Type.String({ maxLength: 255, description: 'The id of the environment to copy from.' }),
    parts: Type.Optional(
      Type.Array(Type.Enum([...settingsParts]), { maxItems: 20, description: 'All of them if left out.' }),
    ),
    dry_run: Type.Optional(Type.Boolean({ description: 'Only says what would be copied.' })),
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('copied_settings'),
      dry_run: Type.Boolean({ description: 'Whether nothing was copied.' }),
      copied: Type.Record(Type.String(), Type.Integer(), {
        description: 'How many things of each part were added or changed.',
      }),
    }),
  },
  errors: [notFound, sameEnvironment],
  async handler({ params, body: { source, parts = settingsParts, dry_run = false } }, ctx) {
    if (source === params.id) throw sameEnvironment()
    // A transaction of its own where nothing is kept.
    const { system } = ctx
    const work = dry_run ? { ...ctx, transaction: tryOut } : ctx
    const copied = await work
      .transaction(async (tx) => {
        const counts = await within(tx, source, (from) => within(tx, params.id, (to) => copySettings(from, to, parts)))
        if (dry_run) throw new Tried(counts)
        return counts
      })
      .catch((error: unknown) => {
        if (error instanceof Tried) return error.copied
        throw error
      })
    return { object: 'copied_settings' as const, dry_run, copied }

    function tryOut<T>(change: Parameters<typeof ctx.transaction<T>>[0]): Promise<T> {
      return system.database.transaction((db) => change(insideTransaction(ctx, db)))
    }
  },
})
