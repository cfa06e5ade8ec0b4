import type { PipeProvider } from '../provider.ts'

export const resend: PipeProvider = {
  slug: 'resend',
  name: 'Resend',
  icon: { color: '#1f1f1f', lines: 'M6.3 11.3l11.4-4.9-4.4 11.3-2.3-4.6zM11 13.1l3.2-3.3' },
  documentation: 'https://resend.com/docs/dashboard/api-keys/introduction',
}
