import { getMailBrand } from '../../branding/index.ts'
import { radarNoticeMail } from '../../mail/templates/index.ts'
import { sendMail } from '../../messages/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import type { Attempt } from '../attempt.ts'
import { localeOf } from '../send-codes.ts'
import type { Standing } from '../standing.ts'

/** Tells the person of their sign-in, where the environment wants that, unless the application does it itself. */
export async function sendRadarNotice(
  tx: TransactionContext,
  { radar, ipAddress }: Attempt,
  { user, settings }: Standing,
): Promise<void> {
  if (!radar?.finding?.notifies || settings.disabled_mails.includes('radar_notice')) return
  const what = radar.finding.control === 'stale_account' ? 'afterLong' : 'newDevice'
  const brand = await getMailBrand(tx)
  const mail = radarNoticeMail({ locale: localeOf(user), brand, email: user.email, what, ipAddress })
  sendMail(tx, { to: user.email, ...mail })
}
