import type { World } from '../kit/world.ts'

/** Sets up what is measured, by the API. */
export function managementCalls(url: string, { apiKey }: World): <Body>(path: string, body: object) => Promise<Body> {
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  return async <Body>(path: string, body: object) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Body
  }
}
