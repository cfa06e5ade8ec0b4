import { createHash } from 'node:crypto'

const bytesOfHash = 6
const smallest = 1_024

/**
 * Finds addresses that rows of several ids have, in some 40 bytes a row: a table with open addressing of 48-bit hashes. Two addresses
 * with one hash are reported as well; the caller compares the text.
 */
export class AddressIndex {
  #addresses = new Float64Array(smallest)
  #ids = new Float64Array(smallest)
  #used = 0
  readonly #shared = new Set<number>()

  add(address: string, id: string): void {
    if (2 * (this.#used + 1) > this.#addresses.length) this.#grow()
    const hash = hashOf(address)
    const owner = hashOf(id)
    const at = this.#find(hash)
    if (this.#addresses[at] === 0) {
      this.#addresses[at] = hash
      this.#ids[at] = owner
      this.#used += 1
    } else if (this.#ids[at] !== owner) this.#shared.add(hash)
  }

  /** Whether rows with this address were added under several ids. */
  isShared(address: string): boolean {
    return this.#shared.size > 0 && this.#shared.has(hashOf(address))
  }

  get hasShared(): boolean {
    return this.#shared.size > 0
  }

  get size(): number {
    return this.#used
  }

  #find(hash: number): number {
    const mask = this.#addresses.length - 1
    let at = hash % (mask + 1)
    while (this.#addresses[at] !== 0 && this.#addresses[at] !== hash) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [addresses, ids] = [this.#addresses, this.#ids]
    this.#addresses = new Float64Array(2 * addresses.length)
    this.#ids = new Float64Array(2 * ids.length)
    addresses.forEach((hash, i) => {
      if (hash === 0) return
      const at = this.#find(hash)
      this.#addresses[at] = hash
      this.#ids[at] = ids[i] ?? 0
    })
  }
}

/** Never 0, which stands for nothing. */
function hashOf(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, bytesOfHash) + 1
}
