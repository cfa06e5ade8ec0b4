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
  logout: {
    title: 'Cierre de sesión único',
    lead: (provider, brand) =>
      `Si ${provider} ofrece cierre de sesión único, introduce allí esta dirección. Al cerrar sesión en ${provider}, también terminan las sesiones en ${brand}.`,
  },
}
