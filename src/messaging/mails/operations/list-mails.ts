import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { mailKinds } from '../mail-kinds.ts'
import { MailObject, mailKindNames } from '../schemas.ts'
import { mailSettings } from '../settings.ts'

export const listMailsOperation = defineOperation({
  id: 'gatehouse.mails.list',
  method: 'GET',
  path: '/environments/current/mails',
  summary: 'List the emails',
  description:
    'Every email that Gatehouse can send, and whether `disabled_mails` of the sign-in settings turns it off.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: Type.Object({ object: Type.Literal('list'), data: Type.Array(MailObject) }) },
  async handler(_input, ctx) {
    const { disabled_mails } = await mailSettings.read(ctx)
    const data = mailKindNames.map((name) => {
      const { disabledBy } = mailKinds[name]
      const isSent = disabledBy === null || !disabled_mails.includes(disabledBy)
      return { object: 'mail' as const, name, is_sent: isSent, disabled_by: disabledBy }
    })
    return { object: 'list' as const, data }
  },
})
