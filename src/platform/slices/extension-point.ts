/** What the slices of a catalog add to extension points. Each point keeps its own part, so this has no members. */
export type Fillings = Readonly<Record<never, never>>

/** What one slice adds to an extension point. */
export interface Filling {
  addTo(fillings: Fillings): void
}

/**
 * A place at which later slices add to what an earlier one does: the earlier slice defines the point and asks what fills
 * it, the later ones fill it in their declaration, and neither imports upward.
 */
export interface ExtensionPoint<T> {
  /** For the `fills` of a slice. */
  fill(value: T): Filling
  /** What the slices of the catalog added, in their order. */
  of(system: { readonly catalog: { readonly fillings: Fillings } }): readonly T[]
}

export function defineExtensionPoint<T>(): ExtensionPoint<T> {
  const values = new WeakMap<Fillings, T[]>()
  return {
    fill: (value) => ({
      addTo(fillings) {
        values.set(fillings, [...(values.get(fillings) ?? []), value])
      },
    }),
    of: ({ catalog }) => values.get(catalog.fillings) ?? [],
  }
}

export function collectFillings(all: readonly Filling[]): Fillings {
  const fillings = {}
  for (const filling of all) filling.addTo(fillings)
  return fillings
}
