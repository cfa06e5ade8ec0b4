/** What became of people and groups, and requests that were refused. */
export const en = {
  title: 'Refused requests',
  titlePulled: 'Not taken over',
  leadPulled: (provider: string) =>
    `People and groups of ${provider} that couldn’t be taken over in the last 90 days, with the reason.`,
  emptyPulled: 'Everything was taken over.',
  lead: (provider: string) => `Requests of ${provider} in the last 90 days that were refused, with the answer it got.`,
  empty: 'No request was refused.',
  unknown: 'Person unknown',
  attributes: 'Attributes:',
  newest: 'Newest',
  older: 'Older',
}

export type Texts = typeof en
