import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { PackagedPostgresError } from './errors.ts'
import type { SystemUser } from './system-user.ts'

export interface WatchedProcess {
  pid: number
  /** Resolves, never rejects, once the process is gone: with its exit code or the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
  /** From now on it does not keep this process alive. */
  unref(): void
}

/**
 * `$1` is the signal, the rest the command. The guard is forked before the command takes the shell's place, so there is no
 * moment at which the command runs unguarded, and it is forked twice, so that the command never sees it as its own child
 * (PostgreSQL takes a foreign child that fails for a crashed backend and restarts). It waits for the pipe: end of file means
 * that Gatehouse died, a line that the command ended and its pid may by now be someone else's.
 */
const guardedExec = `
signal=$1; shift
exec 3<&0 </dev/null
( { read -r _ <&3 || kill -s "$signal" $$; } >/dev/null 2>&1 & )
exec "$@" 3<&-
`

/**
 * Starts a program that gets `signal` when this process dies, however it dies. Only the living process sends anything else.
 * The program has a session of its own, so that Ctrl-C in a terminal reaches Gatehouse and not the database under it,
 * and an environment with nothing of ours in it (`PGPORT`, `LD_LIBRARY_PATH` and `LC_ALL` would all change what it does).
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
  // A pipe given by 'pipe' is a socket, which the types do not say; and it reports EPIPE when the guard is gone already.
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
