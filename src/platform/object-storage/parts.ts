/** More than the 5 MiB that S3 wants of a part, and little for a process; 10,000 of them are 80 GiB. */
export const partBytes = 8_388_608

/** Divides content into parts of this size, the last one shorter. */
export async function* inParts(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  size = partBytes,
): AsyncGenerator<Buffer, void> {
  let part = Buffer.allocUnsafe(size)
  let filled = 0
  for await (const chunk of content) {
    for (let taken = 0; taken < chunk.length; ) {
      const next = chunk.subarray(taken, taken + size - filled)
      part.set(next, filled)
      filled += next.length
      taken += next.length
      if (filled < size) continue
      yield part
      // The one before may still be on its way.
      part = Buffer.allocUnsafe(size)
      filled = 0
    }
  }
  if (filled > 0) yield part.subarray(0, filled)
}
