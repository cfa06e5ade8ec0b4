/** The pages of an organization's domains. */
export const en = {
  title: 'Domains',
  lead: 'People with an email at a verified domain are led to your single sign-on. Verifying proves that the domain is yours.',
  add: {
    label: 'Domain',
    hint: 'The part after the @ in your company’s email addresses, such as example.com.',
    submit: 'Add domain',
  },
  list: 'Your domains',
  empty: 'No domain yet. Add the first one below.',
  states: {
    verified: 'Verified',
    pending: 'Waiting for DNS',
    failed: 'Not verified',
  },
  open: (domain: string) => `Show steps for ${domain}`,
  details: 'Details',
  pending: {
    title: (domain: string) => `Verify ${domain}`,
    lead: (domain: string) => `Add one record to the DNS of ${domain}. It changes nothing about your website or email.`,
  },
  steps: {
    open: 'Open the DNS settings',
    openAt: (domain: string, host: string, path: string) =>
      `${domain} is hosted at ${host}. Sign in there and open ${path}.`,
    openUnknown: (domain: string) =>
      `Sign in where the DNS of ${domain} is managed, often the company you bought the domain from, and open its DNS records.`,
    console: (host: string) => `Open ${host}`,
    record: 'Add a TXT record',
    recordLead: 'Copy each value exactly as it is here.',
    type: 'Type',
    name: 'Name or host',
    fullName: 'If your console asks for the full name, use this one.',
    value: 'Value or content',
    ttl: 'Leave the TTL as it is.',
    wait: 'Wait until we see the record',
    waitLead:
      'Most records are visible within minutes, some take up to 48 hours. We keep checking for 30 days, so you can close this page and come back.',
  },
  check: 'Check now',
  checking: 'Looking for the record. This page updates by itself.',
  checkAgain: 'Reload this page to see whether the record was found.',
  verified: {
    title: (domain: string) => `${domain} is verified`,
    lead: 'Everything is in place. You can keep the DNS record or remove it.',
    manual: (brand: string) => `${brand} confirmed this domain for you, so no DNS record was needed.`,
  },
  failed: {
    title: (domain: string) => `${domain} isn’t verified`,
    lead: 'We didn’t find the record within 30 days, or another organization verified this domain first.',
    retry: 'Start again',
  },
  remove: {
    link: 'Remove domain',
    title: (domain: string) => `Remove ${domain}?`,
    lead: (domain: string) =>
      `People with an email at ${domain} are no longer led to your single sign-on. To add the domain again, you’ll have to verify it again.`,
    submit: 'Remove domain',
    cancel: 'Keep domain',
  },
  finish: 'Finish',
  nextSso: 'Set up single sign-on',
  back: 'All domains',
  removed: 'The domain was removed.',
  errors: {
    empty: 'Enter a domain, such as example.com.',
    malformed: 'This isn’t a domain. Enter one such as example.com, without https:// and without @.',
    ip_address: 'This is an IP address. Enter a domain, such as example.com.',
    single_label: 'The ending is missing. Enter the whole domain, such as example.com.',
    wildcard: 'Enter each domain separately, without an asterisk.',
    public_suffix: 'This ending is shared by many companies. Enter your own domain below it.',
    consumer: 'This is a public email provider. Enter a domain that belongs to your company.',
    exists: 'You’ve already added this domain.',
  },
}

export type Texts = typeof en
