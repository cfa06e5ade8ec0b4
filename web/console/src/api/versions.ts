/** An answer as one version of its object. */
export interface Version {
  etag: string
  /** Reads the object as it is now. */
  readAgain: () => Promise<unknown>
}

const versions = new WeakMap<object, Version>()

/** Remembers which version an answer is, for as long as the page keeps it. */
export function rememberVersion(answer: unknown, version: Version): void {
  if (typeof answer === 'object' && answer !== null) versions.set(answer, version)
}

/** Undefined for an answer whose object has no tag, such as that of a list. */
export function versionOf(answer: object): Version | undefined {
  return versions.get(answer)
}
