import type { Context, System } from '#platform/context.ts'
import { type KeyBinding, type KeyProvider, KeyProviderFailure } from '#platform/key-providers/index.ts'
import { createKeptAnswers, type KeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { customerKeyRefused, keyProviderUnavailable } from './errors.ts'
import type { KeyEntry } from './key-context.ts'

/** The key that the owner of an entry brought, if there is one. */
export const customersProvider =
  defineExtensionPoint<(ctx: Context, entry: KeyEntry) => Promise<KeyProvider | undefined>>()

/** A stored key. */
export interface VaultKeyRow extends KeyEntry {
  id: string
  wrapped: string
  wrapped_by: string
  is_customers: boolean
}

export interface EntryProvider {
  provider: KeyProvider
  isCustomers: boolean
}

/** What wraps a new key of an entry: the key that its owner brought, or the one of the server. */
export async function providerFor(ctx: Context, entry: KeyEntry): Promise<EntryProvider> {
  for (const find of customersProvider.of(ctx.system)) {
    const provider = await find(ctx, entry)
    if (provider !== undefined) return { provider, isCustomers: true }
  }
  return { provider: ctx.system.keyProviders.current, isCustomers: false }
}

/** How long an opened key stays in memory: a provider that takes a key away is asked again within that time. */
const keptMs = 300_000
const mostKept = 5_000
/**
 * Unwrapped keys. An entry never changes: it is found by the text that it was unwrapped from, which every request reads
 * from the database. A key that was deleted, or wrapped again, is therefore not found any more.
 */
const kept = new WeakMap<System, KeptAnswers<Buffer>>()

/** @throws keyProviderUnavailable, customerKeyRefused */
export function openKey(ctx: Context, row: VaultKeyRow): Promise<Buffer> {
  const { system } = ctx
  const answers = kept.get(system) ?? createKeptAnswers<Buffer>({ ms: keptMs, most: mostKept })
  kept.set(system, answers)
  return answers.get(ctx, `${row.id} ${row.wrapped}`, () => unwrap(ctx, row))
}

async function unwrap(ctx: Context, row: VaultKeyRow): Promise<Buffer> {
  const provider = row.is_customers
    ? (await providerFor(ctx, row)).provider
    : ctx.system.keyProviders.find(row.wrapped_by)
  if (provider?.reference !== row.wrapped_by) {
    const why = 'This server is not set up for it. Add it to VAULT_KEYS_FILE.'
    throw row.is_customers
      ? customerKeyRefused(row.value, `It was wrapped by ${row.wrapped_by}, which is no longer configured.`)
      : keyProviderUnavailable(row.wrapped_by, why)
  }
  const key = await provider.unwrap(row.wrapped, bindingOf(ctx, row)).catch(failureOf(row))
  if (key.length !== 32) throw keyProviderUnavailable(row.wrapped_by, 'It returned something that is not a key.')
  return key
}

/** @throws keyProviderUnavailable, customerKeyRefused */
export function wrapKey(ctx: Context, provider: EntryProvider, row: KeyEntry & { id: string }, key: Buffer) {
  const failed = failureOf({ ...row, is_customers: provider.isCustomers, wrapped_by: provider.provider.reference })
  return provider.provider.wrap(key, bindingOf(ctx, row)).catch(failed)
}

/** What a stored key is bound to. */
export function bindingOf(
  { environmentId }: Pick<Context, 'environmentId'>,
  { id, name, value }: KeyEntry & { id: string },
): KeyBinding {
  return { environmentId, keyId: id, purpose: JSON.stringify(['vault', name, value]) }
}

function failureOf(row: Pick<VaultKeyRow, 'value' | 'wrapped_by' | 'is_customers'>): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof KeyProviderFailure)) throw error
    throw row.is_customers && error.reason === 'refused'
      ? customerKeyRefused(row.value, error.message)
      : keyProviderUnavailable(row.wrapped_by, error.message)
  }
}
