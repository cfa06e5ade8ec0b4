import { ConfigError } from '#platform/config-error.ts'
import type { Command } from './command.ts'

const vault = () => import('#vault/rotations/index.ts')

/** `gatehouse vault rotate` and `rotations`. */
export const vaultCommands: Readonly<Record<string, Command>> = {
  'vault rotate': {
    argument: 'wrapping|keys',
    about: ['rotates the keys of the Vault in all environments; the running server performs the rotation'],
    async run({ openClusters }, kind, print) {
      if (kind !== 'wrapping' && kind !== 'keys')
        throw new ConfigError('Choose what to rotate: gatehouse vault rotate wrapping, or gatehouse vault rotate keys')
      for (const system of (await openClusters()).all())
        for (const line of await (await vault()).rotateVaults(system, kind)) print(line)
    },
  },
  'vault rotations': {
    about: ['shows the progress of rotations'],
    async run({ openClusters }, _argument, print) {
      for (const system of (await openClusters()).all())
        for (const line of await (await vault()).showRotations(system)) print(line)
    },
  },
}
