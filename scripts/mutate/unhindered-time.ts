import { readFileSync } from 'node:fs'

/**
 * Milliseconds that passed without those in which this thread could have run and had no processor: on a busy machine, most of them. Linux
 * counts these; elsewhere it is the time that passed.
 */
export function unhinderedMs(): number {
  return performance.now() - waitedMs()
}

function waitedMs(): number {
  try {
    const [, waitedNs] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')
    return Number(waitedNs) / 1e6
  } catch {
    return 0
  }
}
