import type { PipeProvider } from '../provider.ts'

export const sendgrid: PipeProvider = {
  slug: 'sendgrid',
  name: 'SendGrid',
  documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
}
