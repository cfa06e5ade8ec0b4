import { googleService } from './google-workspace.ts'

export const googleCalendar = googleService({
  slug: 'google-calendar',
  name: 'Google Calendar',
  icon: {
    color: '#4285f4',
    lines:
      'M8.3 7.5h7.4a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8h-7.4a1.8 1.8 0 0 1-1.8-1.8v-6.4a1.8 1.8 0 0 1 1.8-1.8zM6.5 10.8h11M9.3 6v2.6M14.7 6v2.6',
    areas:
      'M8.45 12.9a0.85 0.85 0 1 0 1.7 0a0.85 0.85 0 1 0-1.7 0M11.15 12.9a0.85 0.85 0 1 0 1.7 0a0.85 0.85 0 1 0-1.7 0M13.85 12.9a0.85 0.85 0 1 0 1.7 0a0.85 0.85 0 1 0-1.7 0M8.45 15.4a0.85 0.85 0 1 0 1.7 0a0.85 0.85 0 1 0-1.7 0M11.15 15.4a0.85 0.85 0 1 0 1.7 0a0.85 0.85 0 1 0-1.7 0',
  },
  scopes: ['https://www.googleapis.com/auth/calendar.readonly'],
})
