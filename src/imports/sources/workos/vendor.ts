import { isRecord, recordOf } from '#platform/records.ts'
import { createCaller, type Item } from '../../copies/caller.ts'

/** The API that is read, within the limits of one key. */
export interface Vendor {
  /** @returns `undefined` for a 404. @throws Refused, and ConfigError where no one answers */
  get(path: string): Promise<Item | undefined>
  /** A document that is not JSON; `undefined` for what there is not. */
  text(path: string): Promise<string | undefined>
  /**
   * The pages of a list, oldest first; none for a 404.
   *
   * @param after the id behind which it begins. @param isSlow for a list that may be asked for four times a second
   */
  pages(path: string, after?: string, isSlow?: boolean): AsyncGenerator<readonly Item[]>
}

/** The limit of one directory, kept by all of them together. */
const slowCallsPerSecond = 3.8
/** Some less than the 100 that a key may make. */
export const callsPerSecond = 90

export function createVendor(url: string, key: string): Vendor {
  const parts = {
    url,
    headers: { authorization: `Bearer ${key}` },
    aboutKey: 'Give the API key of the environment to leave.',
  }
  const quick = createCaller({ ...parts, callsPerSecond })
  const slow = createCaller({ ...parts, callsPerSecond: slowCallsPerSecond })

  const get = async (path: string, isSlow = false) => {
    const body = (await (isSlow ? slow : quick).get(path))?.body
    // One operation answers with a list as it is.
    return body === undefined ? undefined : Array.isArray(body) ? { data: body } : recordOf(body)
  }

  return {
    get,
    text: (path) => quick.text(path),
    async *pages(path, after, isSlow = false) {
      const address = new URL(path, 'http://list')
      address.searchParams.set('limit', '100')
      address.searchParams.set('order', 'asc')
      if (after !== undefined) address.searchParams.set('after', after)
      for (;;) {
        const page: Item | undefined = await get(`${address.pathname}${address.search}`, isSlow)
        if (page === undefined) return
        yield Array.isArray(page.data) ? page.data.filter(isRecord) : []
        const next = recordOf(page.list_metadata).after
        if (typeof next !== 'string') return
        address.searchParams.set('after', next)
      }
    },
  }
}
