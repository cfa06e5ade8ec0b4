import { type Static, Type } from 'typebox'
import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { Nullable } from '../../platform/http/fields.ts'
import { requireWebAddress } from '../../platform/http/web-address.ts'
import { type RadarSettings, toRadarSettings, type UpdateRadarSettings } from './radar-settings.ts'

export const signInMethods = ['password', 'magic_auth', 'passkey'] as const
export type SignInMethod = (typeof signInMethods)[number]

export const mailNames = [
  'email_verification',
  'magic_auth',
  'invitation',
  'password_reset',
  'radar_challenge',
  'radar_notice',
] as const
export type MailName = (typeof mailNames)[number]

const members = {
  sign_up: Type.Boolean({ description: 'Whether people may sign up without an invitation.' }),
  sign_in_methods: Type.Array(Type.Enum([...signInMethods]), {
    maxItems: 20,
    description: 'The allowed sign-in methods.',
  }),
  password_minimum_length: Type.Integer({
    minimum: 10,
    maximum: 128,
    description: 'The minimum length of a new password in characters.',
  }),
  password_minimum_score: Type.Integer({
    minimum: 2,
    maximum: 4,
    description: 'The minimum strength of a new password, on the zxcvbn scale from 0 to 4.',
  }),
  refuse_breached_passwords: Type.Boolean({
    description: 'Whether new passwords are checked against known breaches.',
  }),
  password_history: Type.Integer({
    minimum: 0,
    maximum: 10,
    description: 'How many of the latest passwords, including the current one, cannot be reused.',
  }),
  passkey_progressive_enrollment: Type.Boolean({
    description: 'Whether users without a passkey are offered one after a sign-in.',
  }),
  mfa_policy: Type.Enum(['off', 'optional', 'required'], {
    description: 'Who needs a second factor: no one, users who have one, or everyone.',
  }),
  impersonation: Type.Boolean({ description: 'Whether operators may impersonate users.' }),
  invitation_url: Nullable(
    Type.String({ maxLength: 2_048, description: 'Where invitation links lead. Null for the hosted page.' }),
  ),
  password_reset_url: Nullable(
    Type.String({ maxLength: 2_048, description: 'Where links to reset a password lead. Null for the hosted page.' }),
  ),
  initiate_login_url: Nullable(
    Type.String({
      maxLength: 2_048,
      description:
        'An address of the application that begins a sign-in. What began with a mail goes on there; else at its homepage.',
    }),
  ),
  disabled_mails: Type.Array(Type.Enum([...mailNames]), {
    maxItems: 20,
    description:
      'Mails that the application sends itself, with what it reads of the API. The code of an email change cannot be read, so that mail is always sent.',
  }),
}

/** The operator's sign-in settings. */
const Settings = Type.Object(members)
export type SignInSettings = Static<typeof Settings>

export const SignInSettings = Type.Object({ object: Type.Literal('sign_in_settings'), ...members })
export const UpdateSignInSettings = Type.Partial(Settings)
export type UpdateSignInSettings = Static<typeof UpdateSignInSettings>

const defaults: SignInSettings = {
  sign_up: true,
  sign_in_methods: ['password', 'magic_auth'],
  password_minimum_length: 10,
  password_minimum_score: 3,
  refuse_breached_passwords: true,
  password_history: 0,
  passkey_progressive_enrollment: false,
  mfa_policy: 'optional',
  impersonation: false,
  invitation_url: null,
  password_reset_url: null,
  initiate_login_url: null,
  disabled_mails: [],
}

/** With those of Radar, which every sign-in needs too and which are of the same row. */
export async function getSignInSettings(ctx: Context): Promise<SignInSettings & { radar: RadarSettings }> {
  const row = await ctx.db.maybe<{ settings: UpdateSignInSettings; radar: UpdateRadarSettings }>(
    sql`select settings, radar from sign_in_settings where environment_id = ${ctx.environmentId}`,
  )
  return { ...defaults, ...row?.settings, radar: toRadarSettings(row?.radar) }
}

export function toSignInSettings({
  radar: _,
  ...settings
}: SignInSettings & { radar: RadarSettings }): Static<typeof SignInSettings> {
  return { object: 'sign_in_settings', ...settings }
}

/** Changes the members that are given. @throws invalidRequest for an address that is not http(s). */
export async function updateSignInSettings(
  ctx: Context,
  changes: UpdateSignInSettings,
): Promise<SignInSettings & { radar: RadarSettings }> {
  for (const name of ['invitation_url', 'password_reset_url', 'initiate_login_url'] as const) {
    const url = changes[name]
    if (typeof url === 'string') requireWebAddress(name, url)
  }
  const known = Object.fromEntries(Object.entries(changes).filter(([name]) => name in members))
  return ctx.transaction(async (tx) => {
    await tx.db.run(sql`
      insert into sign_in_settings (environment_id, settings) values (${tx.environmentId}, ${known})
      on conflict (environment_id) do update set settings = sign_in_settings.settings || excluded.settings`)
    return getSignInSettings(tx)
  })
}

/** The URL of a link in an email: the configured one or the hosted page, with its token. */
export function linkTo(
  ctx: Context,
  configured: string | null,
  ownPath: string,
  parameters: Record<string, string>,
): string {
  const url = new URL(configured ?? `${ctx.system.config.url}${ownPath}`)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
