import type { Texts } from './en.ts'

export const es: Texts = {
  home: 'Resumen',
  domains: 'Dominios',
  sso: 'Inicio de sesión único',
  directory: 'Directorio',
  auditLog: 'Registro de auditoría',
  exit: 'Salir',
  navigation: 'Ajustes',
  back: (brand) => `Volver a ${brand}`,
  support: (brand) => `Pedir ayuda a ${brand}`,
  copy: 'Copiar',
  optional: 'Opcional',
  searchProviders: 'Buscar proveedores',
  noProvider: 'Ningún proveedor tiene este nombre. Elige «Otro proveedor».',
  anotherProvider: 'Otro proveedor',
  progress: 'Pasos de la configuración',
  stepOf: (n, of) => `Paso ${n} de ${of}`,
  doneStep: 'hecho',
}
