import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A user of the machine that PostgreSQL runs as, when Gatehouse itself is root. */
export interface SystemUser {
  uid: number
  gid: number
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** `nobody`: every system has it, and `initdb` refuses a uid without a name. Its numbers differ between systems. */
export function nobody(): SystemUser {
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = entry?.split(':') ?? []
  // macOS writes -2 there, which the file system reports as the same bits without a sign.
  return { uid: Number(uid ?? 65534) >>> 0, gid: Number(gid ?? 65534) >>> 0 }
}

/**
 * Whether the user may enter every folder on the way to `path` and has `wanted` on `path` itself, by the permission
 * bits. Ignores access lists: an operator who sets them can also choose the folder.
 */
export function canReach(user: SystemUser, path: string, wanted: 'read' | 'pass'): boolean {
  if (!has(user, path, wanted === 'pass' ? enter : statSync(path).isDirectory() ? read | enter : read)) return false
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!has(user, folder, enter)) return false
    if (folder === dirname(folder)) return true
  }
}

const read = 0o4
const enter = 0o1

function has(user: SystemUser, path: string, bits: number): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}
