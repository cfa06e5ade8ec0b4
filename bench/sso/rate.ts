const browsers = 16

/** How many a second, with as many at once as there are browsers. */
export async function rateOf<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number> {
  return (items.length * 1_000) / (await timeOf(items, work)).ms
}

/** The result of each, in order, and the time that all took together. */
export async function timeOf<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<{ ms: number; results: Result[] }> {
  const started = performance.now()
  const results: Result[] = []
  const queue = items.entries()
  const browser = async () => {
    for (const [i, item] of queue) results[i] = await work(item)
  }
  await Promise.all(Array.from({ length: browsers }, browser))
  return { ms: performance.now() - started, results }
}
