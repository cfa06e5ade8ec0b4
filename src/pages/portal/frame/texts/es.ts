import type { Texts } from './en.ts'

export const es: Texts = {
  home: 'Resumen',
  domains: 'Dominios',
  sso: 'Inicio de sesión único',
  exit: 'Salir',
  navigation: 'Ajustes',
  back: (brand) => `Volver a ${brand}`,
  support: (brand) => `Pedir ayuda a ${brand}`,
  copy: 'Copiar',
  optional: 'Opcional',
}
