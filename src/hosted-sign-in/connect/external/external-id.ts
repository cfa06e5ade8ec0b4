const prefix = 'ext_auth_'

/** The application's own sign-in page, with what names the sign-in there. Names it only: nothing opens by it alone. */
export function externalLoginUrl(loginUri: string, visitToken: string): string {
  const url = new URL(loginUri)
  url.searchParams.set('external_auth_id', prefix + visitToken)
  return url.href
}

export function visitTokenOf(externalAuthId: string): string | undefined {
  return externalAuthId.startsWith(prefix) ? externalAuthId.slice(prefix.length) : undefined
}
