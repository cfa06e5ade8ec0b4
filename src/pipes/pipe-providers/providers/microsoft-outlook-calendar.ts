import { microsoftService } from './microsoft-graph.ts'

export const microsoftOutlookCalendar = microsoftService({
  slug: 'microsoft-outlook-calendar',
  name: 'Microsoft Outlook Calendar',
  scopes: ['Calendars.Read'],
})
