/**
 * The roles that own, read and fill the database. None of them can sign in: a login is made a member of those it may
 * enter, and enters one for the length of a transaction.
 */
export const GROUP_ROLES = [
  'hoanhap_owner',
  'hoanhap_app',
  'hoanhap_stats',
  'hoanhap_auditor',
  'hoanhap_loader',
  'hoanhap_release_builder',
] as const

/** What the login of the running server is a member of: everything but the owner. */
export const APPLICATION_ROLES = GROUP_ROLES.filter((role) => role !== 'hoanhap_owner')

export const EXTENSIONS = ['postgis', 'btree_gist'] as const

/** Creates a role that cannot sign in and never bypasses row-level security, unless it exists. */
export function createGroupRole(role: (typeof GROUP_ROLES)[number]): string {
  return `do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin nosuperuser nobypassrls;
  end if;
end $$`
}

/** Lets the owner create objects in a database that another role made. */
export function grantCreation(database: string): string[] {
  return [
    `grant create on database ${database} to hoanhap_owner`,
    'grant create, usage on schema public to hoanhap_owner',
    'revoke create on schema public from public',
  ]
}
