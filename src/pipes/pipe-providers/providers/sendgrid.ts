import type { PipeProvider } from '../provider.ts'

export const sendgrid: PipeProvider = {
  slug: 'sendgrid',
  name: 'SendGrid',
  icon: {
    color: '#1a82e2',
    lines:
      'M9.6 7.6h6.9a1.4 1.4 0 0 1 1.4 1.4v6a1.4 1.4 0 0 1-1.4 1.4H9.6M10.2 8.4l3.9 3.2 3.5-3M5.8 10.4h3M7 13.6h2.4',
  },
  documentation: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
}
