import { type Static, Type } from 'typebox'
import { defineSettings, storeSettings, storeUnsetSettings } from '#environment/environments/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { smsNotConfigured } from '#platform/http/shared-errors.ts'
import { keysOf } from '#platform/records.ts'
import { placesUnknown } from './errors.ts'

/** The action for a sign-in with a finding. */
const action = (description: string) => Type.Enum(['off', 'log', 'challenge', 'block'], { description })

/** The action for a finding that the user can be told of: `notify` sends them an email. */
const noticeAction = (description: string) => Type.Enum(['off', 'log', 'notify', 'challenge', 'block'], { description })

const controls = {
  restriction: action(
    'The action for attempts on a block list. The first entry of any list sets it to `block` unless it was set before.',
  ),
  bot_detection: action('The action for a User-Agent of a bot.'),
  brute_force_attack: action(
    'The action after ten failed attempts in ten minutes from one device or, if the device is unknown, from one address and User-Agent.',
  ),
  impossible_travel: action(
    'The action for a sign-in too far from the last one for the time between them. Requires IP_LOCATIONS_FILE.',
  ),
  repeat_sign_up: action('The action for a sign-up with an email address that belonged to three accounts before.'),
  disposable_email_domain: action('The action for a sign-up with a disposable email address.'),
  unrecognized_device: noticeAction(
    'The action for a device that the user has not signed in with in the last 90 days, while using another one.',
  ),
  stale_account: noticeAction('The action for the first sign-in in more than 60 days.'),
}
/** The controls of Radar, by the names that the settings and the official API give them. */
export type RadarControl = keyof typeof controls

const members = {
  challenge_channel: Type.Enum(['email', 'sms'], {
    description: 'How challenges are sent. At a sign-in, users without a verified phone always get an email.',
  }),
  standalone: Type.Enum(['off', 'log', 'enforce'], {
    description:
      'Whether applications with their own sign-in may have attempts assessed. With `log`, the verdict is always `allow`, and the reason says what it would have been.',
  }),
  ...controls,
}

export const radarSettings = defineSettings('radar', members, {
  challenge_channel: 'email',
  standalone: 'enforce',
  restriction: 'off',
  bot_detection: 'off',
  brute_force_attack: 'off',
  repeat_sign_up: 'off',
  disposable_email_domain: 'off',
  unrecognized_device: 'off',
  stale_account: 'off',
  impossible_travel: 'off',
})
const Settings = Type.Object(members)
export type RadarSettings = Static<typeof Settings>

export const RadarSettings = Type.Object({ object: Type.Literal('radar_settings'), ...members })
export const UpdateRadarSettings = Type.Partial(Settings)
export type UpdateRadarSettings = Static<typeof UpdateRadarSettings>

/** Whether sign-ins are assessed at all. */
export function isRadarOn(settings: RadarSettings): boolean {
  return keysOf(controls).some((name) => settings[name] !== 'off')
}

/** Changes the members that are given. @throws smsNotConfigured, placesUnknown */
export async function updateRadarSettings(ctx: Context, changes: UpdateRadarSettings): Promise<RadarSettings> {
  const { sms, config, ipLocations } = ctx.system
  if (changes.challenge_channel === 'sms' && sms === undefined && !config.development) throw smsNotConfigured()
  if ((changes.impossible_travel ?? 'off') !== 'off' && !ipLocations?.hasCoordinates) throw placesUnknown()
  return ctx.transaction(async (tx) => {
    await storeSettings(tx, 'radar', changes)
    return radarSettings.read(tx)
  })
}

/** Turns lists on with their first entry, unless they were turned off explicitly. */
export function switchRestrictionsOn(tx: TransactionContext): Promise<unknown> {
  return storeUnsetSettings(tx, 'radar', { restriction: 'block' })
}
