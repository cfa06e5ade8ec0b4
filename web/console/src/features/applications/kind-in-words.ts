import type { Application } from './fields.tsx'

export function kindInWords(application: Application): string {
  if (application.application_type === 'm2m') return 'Machine'
  if (application.is_first_party) return 'Yours'
  return application.was_dynamically_registered ? 'Registered itself' : 'Of a partner'
}
