/** The Admin Portal, by slice; its two large ones, `single-sign-on` and `directory`, have files of their own. */
export const en = {
  /** The audit log of an organization: its events, one of them, and exports of them. */
  auditLog: {
    title: 'Audit log',
    lead: (organization: string, brand: string) =>
      `What people at ${organization} did in ${brand}. All times are in UTC.`,
    empty: 'Nothing has been recorded yet. Events appear here as they happen.',
    noMatch: 'No event matches these filters.',
    noMatchSoFar: 'No event matches these filters so far. Continue with older events.',
    older: 'Older events',
    newest: 'Newest events',
    columns: {
      time: 'Time',
      actor: 'Actor',
      action: 'Action',
      targets: 'Targets',
    },
    filter: {
      text: 'Search',
      textHint: 'Words or the start of words: names, emails, IDs, addresses.',
      more: 'More filters',
      actor: 'Actor’s name or ID',
      target: 'Target’s ID',
      from: 'From',
      to: 'To',
      apply: 'Filter',
      clear: 'Clear filters',
      label: 'Filter events',
    },
    event: {
      back: 'Audit log',
      facts: 'Event',
      target: 'Target',
      record: 'In the log',
      occurred: 'Occurred',
      recorded: 'Recorded',
      location: 'Location',
      userAgent: 'Browser',
      id: 'Event ID',
      sequence: 'Position in the log',
      version: 'Schema version',
      name: 'Name',
      identifier: 'Identifier',
      type: 'Type',
      ofActor: 'All events by this actor',
      ofTarget: 'All events on this target',
      ofAction: 'All events with this action',
    },
    export: {
      start: 'Export as CSV',
      lead: 'Exports the events that match these filters.',
      running: 'Preparing the export',
      runningLead: 'You can leave this page and come back. The export continues.',
      ready: 'The export is ready',
      readyLead: (n: string) => `${n} events in a CSV file.`,
      failed: 'The export failed',
      failedLead: 'The log itself is fine. Export the events again.',
      expired: 'The export has expired',
      expiredLead: 'Export files are kept for a limited time. Export the events again.',
      progress: (done: string) => `${done} events written`,
      download: 'Download CSV',
      again: 'Check again',
      watching: 'This page updates automatically.',
    },
  },
  /** The certificates of a provider, and how one replaces another. */
  certificates: {
    title: 'Certificates',
    lead: (provider: string) =>
      `${provider} signs every sign-in with a certificate. Add the new one before the old one expires. Both work in the meantime.`,
    fromMetadata: (provider: string) =>
      `We read them from the metadata of ${provider} about every hour, so a renewed certificate is picked up automatically.`,
    readNow: 'Read the metadata now',
    read: 'The metadata was read.',
    none: 'No certificate yet.',
    expires: (date: string) => `Expires ${date}`,
    expired: (date: string) => `Expired ${date}`,
    soon: 'Expires soon',
    valid: 'Valid',
    ended: 'Expired',
    weak: 'Too weak',
    ignored: (provider: string) =>
      `The metadata of ${provider} also has certificates with keys that are too weak. We ignore them and refuse sign-ins that are signed with them.`,
    fingerprint: 'SHA-256 fingerprint',
    remove: 'Remove',
    add: {
      title: 'Add a certificate',
      label: 'Certificate',
      hint: (provider: string) =>
        `In PEM format, as ${provider} shows or exports it. It begins with -----BEGIN CERTIFICATE-----`,
      file: 'Choose a file',
      submit: 'Add certificate',
    },
    added: (provider: string) => `The certificate was added. Remove the old one once ${provider} uses the new one.`,
    noConnection: 'There’s no SAML connection with certificates to renew.',
    errors: {
      required: 'Paste the certificate.',
      refused: (why: string) => `This certificate can’t be used. ${why}`,
      many: 'You already have ten certificates. Remove one first.',
    },
  },
  /** The pages of an organization's domains. */
  domains: {
    title: 'Domains',
    lead: 'People with an email at a verified domain are sent to your single sign-on. Verifying a domain proves that it’s yours.',
    add: {
      label: 'Domain',
      hint: 'The part after the @ in your company’s email addresses, such as example.com.',
      submit: 'Add domain',
    },
    list: 'Your domains',
    empty: 'No domains yet. Add the first one below.',
    states: {
      verified: 'Verified',
      pending: 'Waiting for DNS',
      failed: 'Not verified',
    },
    open: (domain: string) => `Show steps for ${domain}`,
    details: 'Details',
    pending: {
      title: (domain: string) => `Verify ${domain}`,
      lead: (domain: string) =>
        `Add one record to the DNS of ${domain}. It changes nothing about your website or email.`,
    },
    steps: {
      open: 'Open the DNS settings',
      openAt: (domain: string, host: string, path: string) =>
        `${domain} is hosted at ${host}. Sign in there and open ${path}.`,
      openUnknown: (domain: string) =>
        `Sign in where the DNS of ${domain} is managed, often the company you bought the domain from, and open its DNS records.`,
      console: (host: string) => `Open ${host}`,
      record: 'Add a TXT record',
      recordLead: 'Copy each value exactly as shown.',
      type: 'Type',
      name: 'Name or host',
      fullName: 'If your console asks for the full name, use this one.',
      value: 'Value or content',
      ttl: 'Leave the TTL as it is.',
      wait: 'Wait for us to find the record',
      waitLead:
        'Most records show up within minutes, but some take up to 48 hours. We keep checking for 30 days, so you can close this page and come back.',
    },
    check: 'Check now',
    checking: 'Looking for the record. This page updates automatically.',
    checkAgain: 'Reload this page to see whether the record was found.',
    /** What the last look-up of the record came to. */
    lastCheck: {
      at: (date: string) => `Last checked ${date}`,
      expected: 'Expected',
      seen: 'Found',
      none: 'No TXT record',
      missing: 'We didn’t find a TXT record with this name yet.',
      different: 'There’s a TXT record with this name, but its value is different. Copy the value again.',
      elsewhere: (name: string) =>
        `The value is at ${name}, which is the wrong name. Enter the name exactly as shown above.`,
      failures: {
        no_answer: 'DNS didn’t answer in time, so we can’t tell whether the record is there. Try again in a minute.',
        refused:
          'The name server refused to answer (REFUSED). Check that the name servers of the domain are set correctly.',
        server_failed:
          'The name server answered with an error (SERVFAIL). Check the name servers and the DNSSEC settings of the domain.',
      },
    },
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
        `People with an email at ${domain} will no longer be sent to your single sign-on. If you add the domain again, you’ll have to verify it again.`,
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
      single_label: 'Enter the whole domain with its ending, such as example.com.',
      wildcard: 'Enter each domain separately, without an asterisk.',
      public_suffix: 'Many companies share this ending. Enter your own domain below it.',
      consumer: 'This is a public email provider. Enter a domain that belongs to your company.',
      exists: 'You’ve already added this domain.',
      elsewhere: 'Another organization has already verified this domain.',
    },
  },
  kit: {
    /** Why a browser has no session in the portal, or a link doesn’t open one. */
    ended: {
      ended: {
        title: 'Your session has ended',
        cause: 'For security, it ends after an hour without activity, or when its link is revoked.',
        next: 'What you saved is safe. Open the portal again from the app, or with the setup link in your email.',
      },
      left: {
        title: 'You’ve left the portal',
        cause: 'Your changes are saved.',
        next: 'You can close this window.',
      },
      used: {
        title: 'This link was already used',
        cause: 'Each link opens the portal once, in one browser.',
        next: 'Go back to the app and open the portal again to get a new link.',
      },
      expired: {
        title: 'This link has expired',
        cause: 'Links from the app work for 5 minutes, setup links for 30 days.',
        next: 'Go back to the app and open the portal again, or ask the person who sent you the link for a new one.',
      },
      completed: {
        title: 'Setup is complete',
        cause: 'This setup link no longer works.',
        next: 'To change settings later, open the portal from the app, or ask the person who sent you the link for a new one.',
      },
      unknown: {
        title: 'This link doesn’t work',
        cause: 'It’s incomplete, was revoked, or was replaced by a newer one.',
        next: 'Use the link in the latest email, or go back to the app and open the portal again.',
      },
      portalFormRefused: {
        title: 'This page is out of date',
        cause: 'It belongs to an earlier session, perhaps because you opened another link in this browser.',
        next: 'Nothing was changed. Continue in your current session.',
        link: 'Continue',
      },
    },
    /** What stands around every page of the Admin Portal. */
    frame: {
      home: 'Overview',
      domains: 'Domains',
      sso: 'Single sign-on',
      directory: 'Directory',
      auditLog: 'Audit log',
      logStreams: 'Log streams',
      ownKey: 'Encryption key',
      exit: 'Leave',
      navigation: 'Settings',
      back: (brand: string) => `Back to ${brand}`,
      support: (brand: string) => `Ask ${brand} for help`,
      copy: 'Copy',
      optional: 'Optional',
      searchProviders: 'Search providers',
      noProvider: 'No provider matches. Choose “Another provider” instead.',
      anotherProvider: 'Another provider',
      chooseFile: 'Choose the file',
      secretKept: 'A value is saved. Leave this empty to keep it.',
      example: (value: string) => `Such as ${value}`,
      errors: {
        required: 'Enter a value.',
        wrong: 'This value isn’t valid. Copy it again.',
        unlike: (example: string) => `Check this value. It should look like ${example}`,
        address: 'We can’t send anything to this address. Use a public https address.',
        secretAgain: 'Enter this again. The address has changed, and we don’t send the saved value to another server.',
      },
      progress: 'Setup steps',
      /** How far a request to a provider came. */
      stages: {
        dns: 'Failed at DNS: the host name couldn’t be looked up, so nothing was sent.',
        connection: 'Failed at the connection: the host name was found, but the server couldn’t be reached.',
        tls: 'Failed at TLS: the server was reached, but no secure connection could be made.',
        http: 'Failed at HTTP: the server was reached, but it sent no usable response.',
        status: (status: string) => `Failed at HTTP: the server responded with status ${status}.`,
        content: 'Failed at the content: the response arrived, but we can’t use what it says.',
      },
      stepOf: (n: number, of: number) => `Step ${n} of ${of}`,
      doneStep: 'done',
    },
  },
  /** Streams of the audit log to other services: setup, state and removal. */
  logStreams: {
    title: 'Log streams',
    lead: (brand: string) => `Events from your audit log at ${brand} are sent to these destinations as they happen.`,
    add: 'Add a destination',
    choose: {
      title: 'Choose a destination',
      lead: (brand: string) =>
        `Choose where ${brand} sends the events from your audit log. You’ll need administrator access there.`,
      detail: {
        Datadog: 'Log intake',
        Splunk: 'HTTP Event Collector',
        S3: 'Bucket',
        GoogleCloudStorage: 'Bucket',
        AzureSentinel: 'Logs Ingestion API',
        GenericHttps: 'Any address',
      },
    },
    setup: {
      title: (destination: string) => `Stream to ${destination}`,
      lead: 'Follow these steps there, then enter the details. We send a test event before the stream starts.',
      details: 'Details',
      submit: 'Send a test event and start',
      other: 'Choose another destination',
      egress: {
        title: 'Allow these addresses',
        lead: 'If your firewall only accepts known senders, allow the addresses that events come from.',
        address: 'Sender address',
      },
    },
    states: {
      active: 'Streaming',
      error: 'Retrying',
      invalid: 'Refused',
      inactive: 'Paused',
    },
    words: {
      active: 'Events arrive as they happen.',
      error: 'The destination isn’t accepting events right now. We keep them and retry, so nothing is lost.',
      invalid:
        'The destination rejects the credentials or settings. Change them to continue. We keep your events until then.',
      inactive: 'Nothing is being sent. We keep new events and send them when you resume.',
    },
    facts: {
      title: 'State',
      pending: 'Waiting to be sent',
      last: 'Last event accepted',
      never: 'None yet',
      next: 'Next attempt',
      error: 'Last error',
    },
    says: (destination: string, words: string) => `${destination} says: ${words}`,
    test: 'Send test event',
    tested: 'The test event arrived.',
    started: 'The test event arrived. The stream has started.',
    untaken: (words: string) => `The test event wasn’t accepted, so the stream hasn’t started. ${words}`,
    refused: (words: string) => `The test event wasn’t accepted. ${words}`,
    pause: 'Pause',
    resume: 'Resume',
    finish: 'Finish',
    settings: {
      title: 'Settings',
      change: 'Credentials and details',
      guide: 'Steps',
      save: 'Save and send a test event',
      back: 'Log stream',
    },
    remove: {
      title: 'Delete',
      lead: 'Ends the stream. Events that were already sent stay at the destination.',
      confirm: (destination: string) => `Delete the stream to ${destination}?`,
      confirmLead: (n: string) =>
        `${n} events are still waiting and won’t be sent. Events that were already sent stay at the destination. This can’t be undone.`,
      keep: 'Keep it',
    },
    unavailable: (brand: string) =>
      `${brand} can’t send to this destination yet, because its server isn’t set up for it. Choose another one, or contact ${brand}.`,
    many: 'You’ve reached the maximum number of streams. Delete one to add another.',
    ourAccount: (brand: string) => `<AWS account of ${brand}>`,
  },
  /** The menu of the portal, and the page at the end of a setup. */
  overview: {
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
      lead: 'Connect your identity provider, so that people can sign in the way they always do.',
      none: 'Not set up',
      draft: 'Setup not finished',
      active: 'Active',
      inactive: 'Off',
    },
    directory: {
      title: 'Directory sync',
      lead: 'Sync people and groups from your directory to keep access up to date.',
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
        `The directory of ${organization} is connected. Changes to people and groups reach ${brand} automatically.`,
      logStreams: (organization: string) => `The audit log of ${organization} is being streamed.`,
      continue: (brand: string) => `Continue to ${brand}`,
      review: 'Review settings',
    },
  },
  /** The encryption key that an organization brings: setup, state and removal. */
  ownKey: {
    choose: {
      title: 'Bring your own encryption key',
      lead: (brand: string) =>
        `Secrets that ${brand} stores for your company are encrypted with a key that stays in your cloud. If you revoke access to the key, no one can read them.`,
      where: 'Where is your key?',
      detail: {
        AWS_KMS: 'Amazon Web Services',
        GCP_KMS: 'Google Cloud',
        AZURE_KEY_VAULT: 'Microsoft Azure',
      },
    },
    setup: {
      title: (service: string) => `Use a key in ${service}`,
      lead: 'Follow these steps there, then enter the details. Before we use the key, we check that it can encrypt and decrypt.',
      details: 'Details',
      submit: 'Check and use this key',
      other: 'Another service',
    },
    title: 'Your encryption key',
    states: {
      good: 'In use',
      bad: 'Can’t be used',
    },
    words: {
      good: (brand: string) => `Secrets that ${brand} stores for your company are encrypted with this key.`,
      bad: (brand: string) => `${brand} can’t read your company’s secrets until the key works again.`,
    },
    facts: {
      title: 'Key',
      service: 'Service',
      verified: 'Last successful check',
      since: 'In use since',
    },
    verify: 'Check the key',
    used: 'Setup is complete. The key can encrypt and decrypt, and is now in use.',
    verified: 'The key works. It can encrypt and decrypt.',
    unusable: (service: string, words: string) =>
      `The key couldn’t encrypt and decrypt a test value, so nothing was changed. ${service} says: ${words}`,
    former:
      'We need your current key to move to the new one, but we can’t use it. Give us access to it again, then try again.',
    busy: 'The key is being changed right now. Try again in a moment.',
    says: (service: string, words: string) => `${service} says: ${words}`,
    settings: {
      title: 'Settings',
      change: 'Change key or credentials',
      changeLead: 'Everything that’s encrypted moves to the new key right away.',
    },
    remove: {
      title: 'Stop using this key',
      row: (brand: string) => `Secrets move to a key that belongs to ${brand}, or are destroyed if you choose that.`,
      confirm: (service: string) => `Stop using your key in ${service}?`,
      lead: (brand: string) =>
        `We keep your company’s secrets and encrypt them with a key that belongs to ${brand}. We need your key one last time for that, so remove our access only afterwards.`,
      submit: 'Stop using it',
      keep: 'Keep it',
      destroy: {
        title: 'Destroy the secrets instead',
        lead: (name: string) =>
          `This works even without the key. No one will ever be able to read what’s encrypted with it. To confirm, enter ${name}.`,
        field: 'Name of your organization',
        submit: 'Destroy the secrets',
        wrong: (name: string) => `Enter ${name}, exactly as shown here.`,
      },
    },
  },
}

export type Texts = typeof en
