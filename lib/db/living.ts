/** A usuario who may sign in and whose data may be seen. */
export const LIVING = { is_active: true, deleted_at: null } as const;

/** The same in SQL, of a usuario `u`. */
export const IS_LIVING = 'u.is_active AND u.deleted_at IS NULL';
