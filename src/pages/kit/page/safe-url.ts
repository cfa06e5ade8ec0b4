/**
 * Lets http(s) addresses and paths of our own through and nothing else, so that a configured `javascript:` or
 * `data:` address never becomes a link or an image.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  if (/^\/(?![/\\])/.test(url)) return url
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}
