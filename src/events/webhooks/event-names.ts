import { officialEventNames, ownEventNames, unrecordedEvents } from '../event-log/index.ts'

/** Events that the vendor only lists at `GET /events`. */
function isListedOnly(name: string): boolean {
  return (
    /^(vault|dsync\.token|action)\./.test(name) ||
    name === 'authentication.mfa_failed' ||
    name === 'authentication.email_verification_failed'
  )
}

/** The names of the events that are sent to endpoints: the official ones, and ours. */
export const subscribableNames: ReadonlySet<string> = new Set([
  ...[...officialEventNames].filter((name) => !isListedOnly(name)),
  ...ownEventNames,
])

export function canBeSubscribedTo(name: string): boolean {
  return subscribableNames.has(name) || Object.hasOwn(unrecordedEvents, name)
}

/** Why a name is refused, for the caller. */
export function describeUnsubscribable(name: string): string {
  const shown = name.slice(0, 100)
  return officialEventNames.has(name)
    ? `\`${shown}\` is not sent by webhooks. Read it from GET /events.`
    : `\`${shown}\` is not an event. Send names such as \`user.created\`.`
}
