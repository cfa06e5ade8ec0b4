import type { Answer } from '../../api/client.ts'

export type RadarSettings = Answer<'GET /environments/current/radar_settings'>
export type Control = Exclude<keyof RadarSettings, 'object' | 'challenge_channel' | 'standalone'>

/** What each control finds, in the order of the page. */
export const controls: readonly { name: Control; title: string; finds: string; notifies?: true }[] = [
  { name: 'restriction', title: 'Block lists', finds: 'Attempts that match an entry of a block list.' },
  { name: 'bot_detection', title: 'Bots', finds: 'A User-Agent of a bot.' },
  {
    name: 'brute_force_attack',
    title: 'Brute force',
    finds: 'Ten failed attempts within ten minutes from one device, or from one address and browser.',
  },
  {
    name: 'impossible_travel',
    title: 'Impossible travel',
    finds: 'A sign-in too far from the last one for the time between them. Needs a database of locations.',
  },
  {
    name: 'unrecognized_device',
    title: 'New device',
    finds: 'A device that the user has not signed in with in the last 90 days.',
    notifies: true,
  },
  {
    name: 'stale_account',
    title: 'Stale account',
    finds: 'The first sign-in in more than 60 days.',
    notifies: true,
  },
  {
    name: 'repeat_sign_up',
    title: 'Repeated sign-up',
    finds: 'A sign-up with an email that belonged to three accounts before.',
  },
  {
    name: 'disposable_email_domain',
    title: 'Disposable email',
    finds: 'A sign-up with an email of a service for throw-away addresses.',
  },
]

export const controlNames: Readonly<Record<string, string>> = Object.fromEntries(
  controls.map(({ name, title }) => [name, title]),
)
