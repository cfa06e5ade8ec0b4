import { getMailBrand } from '#environment/branding/index.ts'
import { radarNoticeMail } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { localeOf } from '../../one-time-codes/index.ts'
import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

/** Notifies the user of the sign-in, if the environment wants it and the application does not do it. */
export async function sendRadarNotice(
  tx: TransactionContext,
  { radar, ipAddress }: Attempt,
  { user, settings }: SignInState,
): Promise<void> {
  if (!radar?.finding?.notifies || settings.disabled_mails.includes('radar_notice')) return
  const what = radar.finding.control === 'stale_account' ? 'afterLong' : 'newDevice'
  const brand = await getMailBrand(tx)
  const mail = radarNoticeMail({ locale: localeOf(user), brand, email: user.email, what, ipAddress })
  sendMail(tx, { to: user.email, ...mail })
}
