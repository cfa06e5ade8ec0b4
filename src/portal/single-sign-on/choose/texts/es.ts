import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Elige tu proveedor de identidad',
  lead: 'Selecciona el servicio con el que tu gente ya inicia sesión. Necesitarás acceso de administrador.',
  saml: 'SAML (XML)',
  oidc: 'OpenID Connect (OIDC)',
  noDomain:
    'Las personas llegan a tu proveedor de identidad por el dominio de su correo, y aún no hay ninguno verificado. Puedes hacerlo antes o después de esta configuración.',
  verifyDomain: 'Verificar un dominio',
  current: (provider) => `Empezaste con ${provider}. Si eliges otro proveedor, se descarta lo que escribiste.`,
  goOn: (provider) => `Continuar con ${provider}`,
}
