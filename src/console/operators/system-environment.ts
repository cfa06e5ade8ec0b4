import {
  ensureSystemEnvironment,
  findSystemEnvironment,
  storeSettings,
  updateEnvironment,
} from '#environment/environments/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import type { Context, System } from '#platform/context.ts'

/** Where the hosted sign-in of operators leads back to. */
export function consoleCallbackUrl({ config }: System): string {
  return `${config.url}/console/callback`
}

/**
 * The environment that operators are users of. It is made when it is first needed: with passkeys, and without a sign-up, so
 * that only those come in who were invited. Its owners change all of it like any other environment.
 */
export async function ensureOperatorsEnvironment(system: System): Promise<Context> {
  const known = await findSystemEnvironment(system)
  if (known !== undefined) return known
  const { url } = system.config
  return ensureSystemEnvironment(system, 'Gatehouse console', async (tx) => {
    await storeSettings(tx, 'sign_in', {
      sign_up: false,
      sign_in_methods: ['password', 'magic_auth', 'passkey'],
      initiate_login_url: `${url}/console/sign-in`,
    })
    await updateEnvironment(tx, { app_homepage_url: `${url}/console` })
    await ensureRedirectUri(tx, consoleCallbackUrl(system))
  })
}
