/** Where an application on the developer's machine would send a browser to sign in. */
export function signInUrl(url: string, clientId: string): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: 'http://localhost:3000/callback',
    response_type: 'code',
    provider: 'authkit',
  })
  return `${url}/user_management/authorize?${query}`
}
