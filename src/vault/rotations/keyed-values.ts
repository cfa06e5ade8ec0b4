import type { Context } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { countVersions, listKeyedVersions, rewrapVersion } from '../vault-objects/index.ts'

/** One value that keys of the Vault wrap. */
export interface KeyedValue {
  /** Its position among the others of its kind. */
  position: string[]
  /** Wraps its data key by the current keys. @throws DomainError when it cannot be opened */
  rewrap(): Promise<void>
}

/** Values that are sealed like those of the Vault. */
interface KeyedValues {
  count(ctx: Context): Promise<number>
  /** Those behind a position, in their order. An empty one is the beginning. */
  list(ctx: Context, position: readonly string[], limit: number): Promise<KeyedValue[]>
}

/** What later slices keep sealed by keys of the Vault. */
export const keyedValues = defineExtensionPoint<KeyedValues>()

const versions: KeyedValues = {
  count: countVersions,
  async list(ctx, [objectId = '', id = ''], limit) {
    const found = await listKeyedVersions(ctx, { objectId, id }, limit)
    return found.map((version) => ({
      position: [version.object_id, version.id],
      rewrap: () => rewrapVersion(ctx, version),
    }))
  },
}

export async function countKeyedValues(ctx: Context): Promise<number> {
  const counts = await Promise.all(kindsOf(ctx).map((kind) => kind.count(ctx)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The values behind a position, of one kind after the other: the position begins with the number of the kind. */
export async function listKeyedValues(ctx: Context, position: readonly string[], limit: number): Promise<KeyedValue[]> {
  const [first = '0', ...behind] = position
  const values: KeyedValue[] = []
  for (const [i, kind] of kindsOf(ctx).entries()) {
    if (i < Number(first) || values.length === limit) continue
    const found = await kind.list(ctx, i === Number(first) ? behind : [], limit - values.length)
    values.push(...found.map((value) => ({ ...value, position: [String(i), ...value.position] })))
  }
  return values
}

function kindsOf({ system }: Context): readonly KeyedValues[] {
  return [versions, ...keyedValues.of(system)]
}
