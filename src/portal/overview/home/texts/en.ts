/** The menu of the portal, and the pages of what is not served and of a finished set-up. */
export const en = {
  title: (organization: string) => `Set up ${organization}`,
  lead: (brand: string) => `Two steps let your colleagues sign in to ${brand} with their company account.`,
  leadForAll: (brand: string) =>
    `Let your colleagues sign in to ${brand} with their company account, and keep people and groups up to date from your directory.`,
  domains: {
    title: 'Domains',
    lead: 'Prove that your company owns its email domains.',
    none: 'Not set up',
    some: (count: number) => (count === 1 ? 'One verified' : `${count} verified`),
    pending: 'Waiting for DNS',
  },
  sso: {
    title: 'Single sign-on',
    lead: 'Connect your identity provider, so that people sign in the way they always do.',
    none: 'Not set up',
    draft: 'Setup not finished',
    active: 'Active',
    inactive: 'Off',
  },
  directory: {
    title: 'Directory sync',
    lead: 'Send people and groups from your directory, so that access follows it.',
    none: 'Not set up',
    draft: 'Setup not finished',
    waiting: 'Waiting for your provider',
    linked: 'Connected',
    failed: 'Credentials refused',
  },
  done: {
    title: 'Setup is complete',
    lead: (organization: string, brand: string) =>
      `${organization} is ready. Your colleagues can sign in to ${brand} with their company account.`,
    domains: (organization: string) => `The domains of ${organization} are verified.`,
    directory: (organization: string, brand: string) =>
      `The directory of ${organization} is connected. Changes to people and groups reach ${brand} by themselves.`,
    logStreams: (organization: string) => `The audit log of ${organization} is streamed.`,
    continue: (brand: string) => `Continue to ${brand}`,
    review: 'Review settings',
  },
}

export type Texts = typeof en
