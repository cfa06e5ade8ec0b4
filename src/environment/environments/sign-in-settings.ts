import { type TProperties, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { readSettings, type SettingsPart, signInSettings, storeSettings } from './settings.ts'

/** The members of all slices' settings. */
function membersOf(parts: readonly SettingsPart[]): TProperties {
  return Object.fromEntries(parts.flatMap(({ members }) => Object.entries(members)))
}

export function signInSettingsSchema(parts: readonly SettingsPart[]) {
  return Type.Object({ object: Type.Literal('sign_in_settings'), ...membersOf(parts) })
}

export function updateSignInSettingsSchema(parts: readonly SettingsPart[]) {
  return Type.Partial(Type.Object(membersOf(parts)))
}

/** All sign-in settings, by the names that the API gives them. */
export async function getSignInSettings(ctx: Context) {
  const stored = await readSettings(ctx)
  const parts = signInSettings.of(ctx.system)
  return { object: 'sign_in_settings' as const, ...Object.assign({}, ...parts.map((part) => part.of(stored))) }
}

/** Changes the members that are given. @throws what the slices of the settings refuse. */
export async function updateSignInSettings(ctx: Context, changes: Record<string, unknown>) {
  for (const { check } of signInSettings.of(ctx.system)) check(ctx, changes)
  return ctx.transaction(async (tx) => {
    await storeSettings(tx, 'sign_in', changes)
    return getSignInSettings(tx)
  })
}
