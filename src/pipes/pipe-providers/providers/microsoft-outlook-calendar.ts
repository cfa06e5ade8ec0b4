import { microsoftService } from './microsoft-graph.ts'

export const microsoftOutlookCalendar = microsoftService({
  slug: 'microsoft-outlook-calendar',
  name: 'Microsoft Outlook Calendar',
  icon: {
    color: '#0f6cbd',
    lines:
      'M8.3 7.5h7.4a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8h-7.4a1.8 1.8 0 0 1-1.8-1.8v-6.4a1.8 1.8 0 0 1 1.8-1.8zM6.5 10.8h11M9.3 6v2.6M14.7 6v2.6M12 12.5v1.9l1.6.9',
  },
  scopes: ['Calendars.Read'],
})
