/** The page on which the provider of a directory is chosen. */
export const en = {
  title: 'Choose your directory',
  lead: 'Select the service in which you manage people and groups. You’ll need an administrator’s access to it.',
  current: (provider: string) => `You’ve started with ${provider}. Choosing another provider ends that setup.`,
  goOn: (provider: string) => `Continue with ${provider}`,
  pulled: 'Read every half hour',
}

export type Texts = typeof en
