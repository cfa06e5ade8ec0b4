import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config/config.ts'
import { ConfigError } from '../../config-error.ts'

/** Opens the port. @returns it, which differs from the configured one when that is 0. @throws ConfigError */
export async function listen(http: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<number> {
  await http.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new ConfigError(`${host}:${port} cannot be listened on: ${reasons[error.code ?? ''] ?? error.message}`)
  })
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

const reasons: Record<string, string> = {
  EADDRINUSE: 'another process uses the port. End that one, or set PORT to a free one.',
  EACCES: 'the port is not open to this user. Set PORT to one from 1024 on.',
  EADDRNOTAVAIL: 'the address is not one of this machine. Set HOST to one that is, or to 0.0.0.0 for all.',
  ENOTFOUND: 'no address is known for the name. Set HOST to an address of this machine, or to 0.0.0.0 for all.',
}
