import { isRegisteredRedirectUri, listRedirectUris } from '#environment/redirect-uris/index.ts'
import type { Facts } from '../facts.ts'
import type { Check } from './check.ts'

const name = 'application' as const
const signInsOfLoop = 5
const minuteMs = 60_000

/** 14. Whether the application can take the person back, and does. */
export async function checkApplication(facts: Facts): Promise<Check> {
  const { ctx, given, attempts } = facts
  const since = ctx.now().getTime() - minuteMs
  const sessions = attempts.filter(
    ({ name: event, at }) => event === 'session.created' && Date.parse(at) > since,
  ).length
  if (sessions >= signInsOfLoop)
    return {
      name,
      outcome: 'stops',
      message: `Signed in ${sessions} times within a minute: the application sends them back again. Check how it keeps the session.`,
    }
  if (given.redirect_uri === undefined) return { name, outcome: 'not_tested', message: 'No redirect URI was given.' }
  if (await isRegisteredRedirectUri(ctx, given.redirect_uri))
    return { name, outcome: 'passes', message: 'The redirect URI is registered.' }
  return {
    name,
    outcome: 'stops',
    message: `The redirect URI is not registered.${await nearestTo(facts, given.redirect_uri)}`,
    change: {
      operations: ['RedirectUrisController_create', 'RedirectUrisController_delete', 'gatehouse.redirect_uris.delete'],
    },
    cure: { text: 'Register it.', action: 'open_redirect_uris', id: null },
  }
}

/** What differs from a registered one at the same host. */
async function nearestTo({ ctx }: Facts, uri: string): Promise<string> {
  if (!URL.canParse(uri)) return ' It is not an absolute address.'
  const asked = new URL(uri)
  const { rows } = await listRedirectUris(ctx, { limit: 100, order: 'desc' })
  const near = rows.map((row) => row.uri).find((each) => URL.canParse(each) && new URL(each).host === asked.host)
  if (near === undefined) return ' None at this host is.'
  const { protocol } = new URL(near)
  return protocol === asked.protocol
    ? ` ${near} is.`
    : ` It begins with ${asked.protocol}//, the registered one with ${protocol}//.`
}
