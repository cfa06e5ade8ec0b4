/** Compares the numbers of two releases, such as 0.10.0 and 0.9.2. What follows a hyphen does not count. */
export function isOlderRelease(release: string, than: string): boolean {
  const [ours, theirs] = [numbersOf(release), numbersOf(than)]
  for (const place of [0, 1, 2] as const) if (ours[place] !== theirs[place]) return ours[place] < theirs[place]
  return false
}

function numbersOf(release: string): readonly [number, number, number] {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)(?:-|$)/.exec(release) ?? []
  if (major === undefined) throw new Error(`${JSON.stringify(release)} is not the number of a release.`)
  return [Number(major), Number(minor), Number(patch)]
}
