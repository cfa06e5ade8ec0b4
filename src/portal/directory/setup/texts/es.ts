import type { Texts } from './en.ts'

export const es: Texts = {
  steps: {
    token: 'Punto de conexión y token',
    credentials: 'Credenciales',
    guide: (provider) => `Configurar ${provider}`,
    sync: 'Primera sincronización',
  },
  back: 'Directorio',
  continue: 'Continuar',
  otherProvider: 'Elegir otro proveedor',
}
