/** The resources of rows, in lists by a key. */
export function byKey<Row, Value>(
  rows: readonly Row[],
  read: (row: Row) => readonly [key: string, value: Value],
): Map<string, Value[]> {
  const lists = new Map<string, Value[]>()
  for (const row of rows) {
    const [key, value] = read(row)
    const list = lists.get(key)
    if (list === undefined) lists.set(key, [value])
    else list.push(value)
  }
  return lists
}
