import { getMailBrand } from '#environment/branding/index.ts'
import { accessNoticeMail, mailSettings } from '#messaging/mails/index.ts'
import { sendMail } from '#messaging/outbox/index.ts'
import { findUser } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { pickLocale } from '#platform/locale.ts'
import { accessUrl } from './access-path.ts'

export interface NewAccess {
  kind: 'application' | 'agent'
  /** Of an agent, that of the issuer that vouches for it. */
  name: string | undefined
}

/** Notifies a user of what can access their account from now on, unless the application sends such emails itself. */
export async function notifyOfAccess(tx: TransactionContext, userId: string, { kind, name }: NewAccess): Promise<void> {
  if ((await mailSettings.read(tx)).disabled_mails.includes('access_notice')) return
  const user = await findUser(tx, userId)
  if (user === undefined) return
  const mail = accessNoticeMail({
    locale: pickLocale(user.locale ?? undefined, undefined),
    brand: await getMailBrand(tx),
    email: user.email,
    url: accessUrl(tx),
    kind,
    name,
  })
  sendMail(tx, { to: user.email, ...mail })
}
