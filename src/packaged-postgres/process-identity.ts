import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hasCode } from '#platform/error-code.ts'

/**
 * Distinguishes a process from a later one with the same pid: its start time, on Linux together with the boot id.
 * `undefined` when nothing runs under this pid. `'unknown'` when a process does, but the system does not show it.
 * A zombie counts as ended: it has no files or sockets, and stays until its parent collects it.
 */
export function processIdentity(pid: number): string | undefined {
  if (!exists(pid)) return undefined
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may contain anything; the state follows the last bracket.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    return `${bootId()} ${rest[18]}`
  } catch {
    // It has ended, or /proc is mounted with hidepid and the process belongs to another user.
    return exists(pid) ? 'unknown' : undefined
  }
}

/** Start times count from the boot, so two boots can repeat them. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return '-'
  }
}

/** For systems without /proc. Exported for its test only. */
export function fromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: psEnvironment(),
    })
    const [state = '', ...start] = line.trim().split(/\s+/)
    return state.startsWith('Z') ? undefined : start.join(' ')
  } catch {
    return exists(pid) ? 'unknown' : undefined
  }
}

/** `lstart` is a local time: the same process must look the same from a shell with another zone or language. */
function psEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' }
}
