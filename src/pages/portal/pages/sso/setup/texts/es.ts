import type { Texts } from './en.ts'

export const es: Texts = {
  steps: {
    guide: (provider) => `Configura ${provider}`,
    provider: 'Datos del proveedor',
    attributes: 'Atributos',
    roles: 'Funciones',
    test: 'Probar y activar',
  },
  otherProvider: 'Elegir otro proveedor',
  back: 'Inicio de sesión único',
  continue: 'Continuar',
  skip: 'Omitir por ahora',
  save: 'Guardar',
  previous: 'Atrás',
}
