/** Streams of the audit log to other services: their set-up, state and end. */
export const en = {
  title: 'Log streams',
  lead: (brand: string) => `Events of your audit log at ${brand} go to these destinations as they happen.`,
  add: 'Add a destination',
  choose: {
    title: 'Choose a destination',
    lead: (brand: string) =>
      `Select where ${brand} sends the events of your audit log. You’ll need an administrator’s access to it.`,
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
    lead: 'Do these steps there, then enter the details. We send a test event before the stream begins.',
    details: 'Details',
    submit: 'Send a test event and start',
    other: 'Choose another destination',
    egress: {
      title: 'Let these addresses in',
      lead: 'If your firewall only lets known senders in, add the addresses that events come from.',
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
    error: 'The destination isn’t taking events at the moment. We keep them and try again; nothing is lost.',
    invalid: 'The destination refuses the credentials or settings. Change them to go on; nothing is lost until then.',
    inactive: 'Nothing is sent. Events are kept and follow once you resume.',
  },
  facts: {
    title: 'State',
    pending: 'Waiting to be sent',
    last: 'Last event taken',
    never: 'None yet',
    next: 'Next try',
    error: 'Last error',
  },
  says: (destination: string, words: string) => `${destination} says: ${words}`,
  test: 'Send test event',
  tested: 'The test event arrived.',
  started: 'The test event arrived. Events are sent from now on.',
  untaken: (words: string) => `The test event wasn’t taken, so nothing is sent yet. ${words}`,
  refused: (words: string) => `The test event wasn’t taken. ${words}`,
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
    lead: 'Ends the stream. What was sent stays at the destination.',
    confirm: (destination: string) => `Delete the stream to ${destination}?`,
    confirmLead: (n: string) =>
      `${n} events that are still waiting won’t be sent. What was sent stays at the destination. This can’t be undone.`,
    keep: 'Keep it',
  },
  unavailable: (brand: string) =>
    `${brand} can’t send to this destination yet: a setting of its server is missing. Choose another one, or ask ${brand}.`,
  many: 'There are as many streams as there can be. Delete one to add another.',
  ourAccount: (brand: string) => `<AWS account of ${brand}>`,
}

export type Texts = typeof en
