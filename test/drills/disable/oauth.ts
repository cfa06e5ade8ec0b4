/** Posts forms to the authorization server, as a client with a secret. */
export function oauthCaller(url: string) {
  return async (path: string, fields: Record<string, string>, by: { clientId: string; secret: string }) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${by.clientId}:${by.secret}`).toString('base64')}` },
      body: new URLSearchParams(fields),
    })
    return (await response.json()) as Record<string, unknown>
  }
}
