/**
 * The settings of the server. On its command line rather than in `postgresql.conf`, so that a newer Gatehouse applies
 *   its settings to older data folders.
 */
export function serverSettings(socketFolder: string, overrides: Record<string, string>): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: '5432',
    // A list: quotes keep a comma in the path from being a separator.
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    shared_buffers: '128MB',
    max_connections: '100',
    fsync: 'on',
    synchronous_commit: 'on',
    // Our statements are short: compiling them costs more than it can save.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    logging_collector: 'off',
    cluster_name: 'gatehouse',
    ...overrides,
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
