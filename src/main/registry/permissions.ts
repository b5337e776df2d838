import type { Procedure } from '#shared/contract/procedure.ts';
import type { Role } from '#shared/contract/roles.ts';

/** Whether a user with these roles may call a procedure: rights are the union over the roles. */
export function isAllowed(procedure: Pick<Procedure, 'roles'>, roles: readonly Role[]): boolean {
  return procedure.roles === null || procedure.roles.some((role) => roles.includes(role));
}
