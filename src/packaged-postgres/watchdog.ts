import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { PackagedPostgresError } from './errors.ts'
import type { SystemUser } from './system-user.ts'

export interface WatchedProcess {
  pid: number
  /** Resolves when the process has ended, with its exit code or signal. Never rejects. */
  exited: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
  /** From now on, it no longer keeps this process alive. */
  unref(): void
}

/**
 * `$1` is the signal, the rest the command. The guard is forked before the command replaces the shell, so the command
 *   never runs unguarded. It is forked twice, so that the command does not see it as its child (PostgreSQL mistakes a
 *   failing foreign child for a crashed backend and restarts). It reads a pipe: end of file means that Gatehouse died;
 *   a line means that the command ended and its pid may belong to another process.
 */
const guardedExec = `
signal=$1; shift
exec 3<&0 </dev/null
( { read -r _ <&3 || kill -s "$signal" $$; } >/dev/null 2>&1 & )
exec "$@" 3<&-
`

/**
 * Starts a program that gets `signal` when this process ends in any way.
 * The program has a session of its own, so that Ctrl-C in a terminal reaches Gatehouse and not the database under it,
 * and an empty environment (`PGPORT`, `LD_LIBRARY_PATH` and `LC_ALL` would all change its behaviour).
 *
 * @param output file descriptor for its standard output and error.
 */
export async function spawnWatched(
  command: readonly [string, ...string[]],
  options: { signal: 'INT' | 'TERM'; output: number; user: SystemUser | undefined },
): Promise<WatchedProcess> {
  const child = spawn('/bin/sh', ['-c', guardedExec, 'watchdog', options.signal, ...command], {
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['pipe', options.output, options.output],
    // spawn takes signed numbers only.
    ...(options.user && { uid: options.user.uid | 0, gid: options.user.gid | 0 }),
  })
  const exited = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'))
  })
  // A pipe made by 'pipe' is a socket, which the types do not say. It reports EPIPE when the guard has already ended.
  const pipe = child.stdin as Socket
  pipe.on('error', () => {})
  void exited.then(() => pipe.end('ended\n'))
  const pid = await started(child)
  return {
    pid,
    exited,
    kill: (signal) => void child.kill(signal),
    unref() {
      child.unref()
      pipe.unref()
    },
  }
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? -1))
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPERM' && error.code !== 'EINVAL') return reject(error)
      reject(
        new PackagedPostgresError(
          'Gatehouse runs as root, but may not change to an unprivileged user, which PostgreSQL insists on. ' +
            'Run Gatehouse as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
          { cause: error },
        ),
      )
    })
  })
}
