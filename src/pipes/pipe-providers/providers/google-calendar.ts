import { googleService } from './google-workspace.ts'

export const googleCalendar = googleService({
  slug: 'google-calendar',
  name: 'Google Calendar',
  scopes: ['https://www.googleapis.com/auth/calendar.readonly'],
})
