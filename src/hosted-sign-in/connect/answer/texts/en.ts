export const en = {
  title: (application: string) => `Continue to ${application}`,
  lead: 'One moment. If nothing happens, select Continue.',
  go: 'Continue',
}

export type Texts = typeof en
