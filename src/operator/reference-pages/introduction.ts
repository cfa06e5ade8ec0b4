/** A request that works without changes: it creates an organization. */
export function firstRequest(url: string, apiKey: string): string {
  return [
    `curl ${url}/organizations \\`,
    `  -H 'Authorization: Bearer ${apiKey}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"name": "Northwind"}'`,
  ].join('\n')
}

/** The opening of the reference: how to call the API, a first request, and rules for all operations. In Markdown. */
export function introduce(url: string, developmentKey: string | undefined): string {
  const apiKey = developmentKey ?? 'sk_your_key'
  const keySource =
    developmentKey === undefined
      ? 'Use the key in `GATEHOUSE_API_KEY`, or create one with `POST /environments/current/keys`.'
      : 'Development accepts this key as it is.'
  return `Gatehouse signs your users in, and manages the organizations they belong to and what they may do there. It
implements the public WorkOS API, so the official SDKs work once you point them at \`${url}\`.

## Authentication

Send the API key of your environment (a management key) as a bearer token, from your server only:
\`Authorization: Bearer ${apiKey}\`. ${keySource}

Operations that sign users in require the \`client_id\` of your environment; from a server, add the API key as
\`client_secret\`. Operations on the current session require its access token as bearer token.

## First request

Create an organization:

\`\`\`sh
${firstRequest(url, apiKey)}
\`\`\`

\`\`\`json
{
  "object": "organization",
  "id": "org_01M888CD5B00V0DS6KYWTT5PKW",
  "name": "Northwind",
  "domains": [],
  "metadata": {},
  "external_id": null,
  "allow_profiles_outside_organization": false,
  "created_at": "2026-11-25T02:26:00.491Z",
  "updated_at": "2026-11-25T02:26:00.491Z"
}
\`\`\`
${developmentKey === undefined ? '' : '\nSee what the request did under [Requests](/_dev/requests).\n'}
## Requests

\`null\` for an optional member is the same as leaving it out, unless the description of the member names \`null\`. A
date and time without a zone is in UTC. Members that are not described are ignored.

## Errors

An error has a status of 400 or above and a JSON body with \`code\` and \`message\`. The OAuth endpoints return
\`error\` and \`error_description\` instead. Include the \`X-Request-ID\` header when you report an error.

## Lists

Lists accept \`limit\` (1 to 100), \`order\`, and \`before\` or \`after\` with the id of an object.
\`list_metadata\` in the response contains the ids for the next and the previous page.

## Retries

Send an \`Idempotency-Key\` header with a POST to repeat it safely: for 24 hours, the same key with the same request
returns the first response again. The official SDKs send the header by themselves.
`
}
