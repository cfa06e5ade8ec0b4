import { defineError } from '#platform/http/errors.ts'

export const messageAlreadySent = defineError(
  { status: 409, code: 'message_already_sent', when: 'The message was sent, or its recipient was erased.' },
  () => "This message was already sent. Start again what it's for, such as a password reset, to send a new one.",
)

export const deliveryNotConfigured = defineError(
  {
    status: 422,
    code: 'delivery_not_configured',
    when: 'The server has nothing to send messages of this channel with.',
  },
  (channel: 'email' | 'sms') =>
    `The server can't send ${channel === 'email' ? 'mail' : 'text messages'}. Set ${channel === 'email' ? 'SMTP_URL' : 'SMS_WEBHOOK_URL'}, and restart it.`,
)
