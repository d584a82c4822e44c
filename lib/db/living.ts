/** A usuario who may sign in and whose data may be seen. */
export const LIVING = { is_active: true, deleted_at: null } as const;
