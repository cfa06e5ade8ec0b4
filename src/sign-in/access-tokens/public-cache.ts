/** Well below the time for which a new key is published before it signs. */
const cacheSeconds = 300

/** The headers of key sets and metadata, which verifiers may keep for five minutes. */
export const publicCache = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': `public, max-age=${cacheSeconds}`,
}
