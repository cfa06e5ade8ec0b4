/** Parameters without empty ones, which are treated as not sent (RFC 6749 §3.2). */
export function givenParameters<P extends Record<string, string | undefined>>(parameters: P): Partial<P> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')) as Partial<P>
}
