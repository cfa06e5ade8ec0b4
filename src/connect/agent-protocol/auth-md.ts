import type { Context } from '#platform/context.ts'
import { attemptSeconds, claimPollSeconds } from '../agent-claims/index.ts'
import { agentSettings, type Kind, offeredTypes } from '../agent-registrations/index.ts'
import { endpointsOf, idJagTokenType, issuerOf, jwtBearerType } from '../oauth-server/index.ts'
import { claimType } from './protocol-names.ts'

/**
 * Instructions for agents that want to register: the methods that the environment has enabled, and the steps that
 * follow. `undefined` if it has enabled none. Trusted issuers are not listed, because they may reveal who the customers
 * are.
 */
export async function authMd(ctx: Context): Promise<string | undefined> {
  const types = await offeredTypes(ctx)
  if (types.length === 0) return undefined
  const place: Place = { issuer: issuerOf(ctx), endpoints: endpointsOf(ctx), server: ctx.system.config.url }
  const { agent_pre_claim_scopes, agent_post_claim_scopes, agent_credential_type } = await agentSettings.read(ctx)
  const isClaimed = types.some((type) => type !== 'anonymous')
  return [
    introduction(place),
    `## Register\n\nSend one of these as JSON to \`POST ${place.issuer}/agent/identity\`.`,
    ...types.map((type) => waysIn[type](place)),
    ...(isClaimed ? [claim(place, types)] : []),
    credential(place, agent_credential_type),
    scopes(types, isClaimed, { before: agent_pre_claim_scopes, after: agent_post_claim_scopes }),
    ending(place, types),
    '',
  ].join('\n\n')
}

interface Place {
  issuer: string
  endpoints: string
  server: string
}

const introduction = ({ issuer, server }: Place) => `# auth.md

You are an agent. This page says how you get access to what is behind ${issuer}. It holds what is switched on here. Programs read the
same in \`agent_auth\` of ${metadataAddress(issuer, server)}.`

/** RFC 8414 §3.1. */
function metadataAddress(issuer: string, server: string): string {
  return `${server}/.well-known/oauth-authorization-server${issuer.slice(server.length)}`
}

const waysIn: Record<Kind, (place: Place) => string> = {
  anonymous: () => `### Without a person

\`\`\`json
{"type": "anonymous"}
\`\`\`

You get an identity at once, with few rights.`,
  service_auth: () => `### With the email of the person whom you act for

\`\`\`json
{"type": "service_auth", "login_hint": "ada@example.com"}
\`\`\`

Ask the person first. You get an identity once they have confirmed.`,
  identity_assertion: ({ issuer }) => `### With an assertion of your provider

\`\`\`json
{"type": "identity_assertion", "assertion_type": "${idJagTokenType}", "assertion": "eyJ…"}
\`\`\`

Ask the person first. The assertion is an ID-JAG of a provider that is trusted here: \`aud\` is \`${issuer}\`, it has a \`jti\`
of its own, ends within ten minutes, says \`"email_verified": true\` with the \`email\`, and when the person signed in (\`auth_time\`). It counts
once. What may come of it:

| answer | what to do |
| --- | --- |
| 200 | You have an identity. |
| 401 \`interaction_required\` | The person has to confirm: go on below with \`claim\` and \`claim_token\`. |
| 401 \`login_required\` | Let the person sign in at your provider again, at most \`max_age\` seconds ago, and get a new assertion. |
| 400 \`issuer_not_enabled\` | Your provider is not trusted here. Register in another way. |
| 400 \`replay_detected\`, \`expired\`, \`invalid_audience\`, \`invalid_signature\` | Get a new assertion. |`,
}

const claim = ({ issuer, endpoints }: Place, types: readonly Kind[]) => `## Let the person confirm

Give the person \`claim.verification_uri\` and \`claim.user_code\`. They sign in there, or sign up, and type in the code. Meanwhile ask \`POST ${endpoints}/token\`
every ${claimPollSeconds} seconds, as a form:

\`\`\`
grant_type=${claimType}&claim_token=clm_…
\`\`\`

\`authorization_pending\`: wait on. \`slow_down\`: wait ${claimPollSeconds} seconds longer each time. \`access_denied\`: the person said no. Then you get your identity and
a first credential, once. A person who was shown a code tells it you instead: send it as \`{"claim_token": …, "user_code": …}\` to \`POST ${issuer}/agent/identity/claim/complete\`.

The code works for ${attemptSeconds / 60} minutes. \`POST ${issuer}/agent/identity/claim\` with \`{"claim_token": …, "login_hint": …}\` gives you another one${
  types.includes('anonymous') ? ', and the first one if you registered without a person' : ''
}. Keep the claim token to yourself.`

const credential = ({ endpoints }: Place, type: string) => `## Get a credential

\`POST ${endpoints}/token\`, as a form, as often as you need one. \`resource\` is the API that it is for, \`scope\` less than you have.

\`\`\`
grant_type=${jwtBearerType}&assertion=<your identity>&resource=https://api.example.com
\`\`\`

You get ${type === 'api_key' ? 'an API key. One counts at a time' : 'an access token'}. Send it as \`Authorization: Bearer …\`.`

function scopes(types: readonly Kind[], isClaimed: boolean, { before, after }: { before: string[]; after: string[] }) {
  const lines = [
    ...(types.includes('anonymous') ? [`- before a person has confirmed: ${listed(before)}`] : []),
    ...(isClaimed ? [`- afterwards, where the person may do so too: ${listed(after)}`] : []),
  ]
  return `## What you may do\n\n${lines.join('\n')}`
}

function listed(scopes: readonly string[]): string {
  return scopes.length === 0 ? 'nothing in particular' : scopes.map((scope) => `\`${scope}\``).join(', ')
}

function ending({ issuer, endpoints }: Place, types: readonly Kind[]): string {
  const renewals = [
    ...(types.includes('service_auth')
      ? [
          `An identity lasts an hour. \`{"type": "refresh", "refresh_token": …}\` at \`POST ${issuer}/agent/identity\` returns the next one, with a new refresh token.`,
        ]
      : []),
    ...(types.includes('identity_assertion')
      ? ['An identity from an assertion lasts an hour, too. To get the next one, send a new assertion.']
      : []),
    `\`POST ${endpoints}/revoke\` with \`token=…\` ends an access token.`,
    'If the token endpoint says `invalid_grant`, your identity is no longer valid: register again.',
  ]
  return `## When it ends\n\n${renewals.join('\n')}`
}
