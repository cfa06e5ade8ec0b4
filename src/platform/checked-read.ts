/**
 * Reads while it is checked that there may be an answer, such as that the user in the path exists. Both statements leave in one write.
 * What the check throws comes before what the reading throws, as if the reading had begun after it.
 */
export async function checkedRead<T>(check: Promise<unknown>, read: () => Promise<T>): Promise<T> {
  const [checked, answer] = await Promise.allSettled([check, read()])
  if (checked.status === 'rejected') throw checked.reason
  if (answer.status === 'rejected') throw answer.reason
  return answer.value
}
