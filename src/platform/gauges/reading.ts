/** A value at this moment, with the values of the labels. */
export interface Reading {
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}
