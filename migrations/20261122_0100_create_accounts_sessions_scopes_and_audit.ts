import type { Knex } from 'knex'

/**
 * Who may sign in, with which roles and over which units, and the log of what they did.
 *
 * The request role `hoanhap_app` never reads these tables directly except through the policies below;
 * the session is resolved inside the database from `app.sid`, so a request cannot widen its own scope.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create schema if not exists app;
grant usage on schema app to hoanhap_app, hoanhap_stats, hoanhap_auditor;

create table account (
  id            int generated always as identity primary key,
  username      text not null constraint account_username_form check (username ~ '^[a-z][a-z0-9_.-]{1,62}$'),
  display_name  text not null constraint account_display_name_not_blank check (btrim(display_name) <> ''),
  password_hash text not null,
  disabled      boolean not null default false,
  is_demo       boolean not null default false,
  version       int not null default 1,
  created_at    timestamptz not null default now(),
  constraint account_username_unique unique (username)
);

create table account_role (
  account_id int not null constraint account_role_account references account on delete cascade,
  role       text not null constraint account_role_known check (role in ('city_official','planner','social_officer',
               'police_officer','employment_officer','clinician','auditor','admin')),
  primary key (account_id, role)
);

-- A scope hangs on a unit and is dated; an expired scope opens nothing.
create table account_scope (
  id         int generated always as identity primary key,
  account_id int not null constraint account_scope_account references account on delete cascade,
  unit_id    int not null,
  valid      daterange not null default daterange(current_date, null),
  constraint account_scope_not_empty check (not isempty(valid))
);
create index account_scope_account_idx on account_scope (account_id);
create index account_scope_unit_idx on account_scope (unit_id);

-- Only the SHA-256 of the cookie's secret is stored.
create table session (
  id           bigint generated always as identity primary key,
  account_id   int not null constraint session_account references account on delete cascade,
  sid_hash     bytea not null constraint session_sid_hash_unique unique,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  user_agent   text not null default ''
);
create index session_account_idx on session (account_id);

create table audit_entry (
  id         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  account_id int,
  username   text not null,
  action     text not null,
  route      text not null,
  outcome    text not null constraint audit_entry_outcome_known check (outcome in ('done','refused','failed')),
  detail     jsonb not null default '{}'
);
create index audit_entry_account_idx on audit_entry (account_id, at);
create index audit_entry_at_idx on audit_entry (at);

-- One number that grows with every change to who may do what: caches of sessions compare it.
create table authorization_version (
  only_row boolean primary key default true constraint authorization_version_single check (only_row),
  version  bigint not null default 1
);
insert into authorization_version default values;

create function app.bump_authorization_version() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update public.authorization_version set version = version + 1;
  return null;
end $$;
create trigger account_bumps_authorization after insert or update or delete on account
  for each statement execute function app.bump_authorization_version();
create trigger account_role_bumps_authorization after insert or update or delete on account_role
  for each statement execute function app.bump_authorization_version();
create trigger account_scope_bumps_authorization after insert or update or delete on account_scope
  for each statement execute function app.bump_authorization_version();
create trigger session_bumps_authorization after update of revoked_at, expires_at or delete on session
  for each statement execute function app.bump_authorization_version();

-- The account behind the session secret in app.sid, or null. nullif: after a transaction the setting reads ''.
-- Policies ask this and the next many times in a request: in plpgsql it is planned once in a connection.
create function app.account_id() returns int language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return (
    select s.account_id from session s join account a on a.id = s.account_id
    where s.sid_hash = sha256(convert_to(nullif(current_setting('app.sid', true), ''), 'UTF8'))
      and s.revoked_at is null and now() < s.expires_at and s.last_seen_at > now() - interval '30 minutes'
      and not a.disabled);
end $$;

create function app.has_role(wanted text) returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare caller int := app.account_id();
begin
  return exists (select from account_role r where r.account_id = caller and r.role = wanted);
end $$;

create function app.roles() returns text[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  select coalesce(array_agg(r.role order by r.role), '{}') from account_role r where r.account_id = app.account_id() $$;

-- What sign-in needs before a session exists: exactly one account by name.
create function app.account_for_sign_in(wanted_username text)
  returns table (id int, password_hash text, disabled boolean) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select a.id, a.password_hash, a.disabled from account a where a.username = wanted_username $$;

create function app.open_session(for_account int, with_sid_hash bytea, until timestamptz, agent text)
  returns bigint language sql volatile security definer set search_path = pg_catalog, public as $$
  insert into session (account_id, sid_hash, expires_at, user_agent)
  values (for_account, with_sid_hash, until, left(agent, 300)) returning id $$;

-- Who is asking: everything a request needs to know about its session, in one row.
create function app.current_session()
  returns table (session_id bigint, account_id int, username text, display_name text, roles text[], last_seen_at timestamptz,
                 expires_at timestamptz) language sql stable security definer set search_path = pg_catalog, public as $$
  select s.id, a.id, a.username, a.display_name, app.roles(), s.last_seen_at, s.expires_at
  from session s join account a on a.id = s.account_id
  where s.sid_hash = sha256(convert_to(nullif(current_setting('app.sid', true), ''), 'UTF8'))
    and s.revoked_at is null and now() < s.expires_at and s.last_seen_at > now() - interval '30 minutes'
    and not a.disabled $$;

create function app.touch_session() returns void language sql volatile security definer
  set search_path = pg_catalog, public as $$
  update session set last_seen_at = now()
  where sid_hash = sha256(convert_to(nullif(current_setting('app.sid', true), ''), 'UTF8'))
    and last_seen_at < now() - interval '1 minute' $$;

create function app.close_session() returns void language sql volatile security definer
  set search_path = pg_catalog, public as $$
  update session set revoked_at = now()
  where sid_hash = sha256(convert_to(nullif(current_setting('app.sid', true), ''), 'UTF8')) $$;

create function app.current_authorization_version() returns bigint language sql stable security definer
  set search_path = pg_catalog, public as $$ select version from authorization_version $$;

revoke all on all functions in schema app from public;
grant execute on all functions in schema app to hoanhap_app;
grant execute on function app.roles(), app.has_role(text), app.account_id() to hoanhap_auditor;

alter table account enable row level security;        alter table account force row level security;
alter table account_role enable row level security;   alter table account_role force row level security;
alter table account_scope enable row level security;  alter table account_scope force row level security;
alter table session enable row level security;        alter table session force row level security;
alter table audit_entry enable row level security;    alter table audit_entry force row level security;

-- The owner runs the functions above and the command line, and nobody can sign in as the owner.
create policy account_owner on account to hoanhap_owner using (true) with check (true);
create policy account_role_owner on account_role to hoanhap_owner using (true) with check (true);
create policy account_scope_owner on account_scope to hoanhap_owner using (true) with check (true);
create policy session_owner on session to hoanhap_owner using (true) with check (true);
create policy audit_entry_owner on audit_entry to hoanhap_owner using (true) with check (true);

grant select (id, username, display_name, disabled, is_demo, version, created_at), insert, update on account to hoanhap_app;
grant select, insert, delete on account_role to hoanhap_app;
grant select, insert, update, delete on account_scope to hoanhap_app;
grant select (id, account_id, created_at, last_seen_at, expires_at, revoked_at, user_agent), update (revoked_at) on session to hoanhap_app;
grant insert on audit_entry to hoanhap_app;
grant select on audit_entry to hoanhap_auditor;

create policy account_admin on account to hoanhap_app
  using ((select app.has_role('admin')) or id = (select app.account_id()))
  with check ((select app.has_role('admin')) and id is distinct from (select app.account_id()));
create policy account_role_read on account_role for select to hoanhap_app
  using ((select app.has_role('admin')) or account_id = (select app.account_id()));
create policy account_role_admin on account_role to hoanhap_app
  using ((select app.has_role('admin')) and account_id is distinct from (select app.account_id()))
  with check ((select app.has_role('admin')) and account_id is distinct from (select app.account_id()));
create policy account_scope_read on account_scope for select to hoanhap_app
  using ((select app.has_role('admin')) or account_id = (select app.account_id()));
create policy account_scope_admin on account_scope to hoanhap_app
  using ((select app.has_role('admin')) and account_id is distinct from (select app.account_id()))
  with check ((select app.has_role('admin')) and account_id is distinct from (select app.account_id()));
create policy session_read on session for select to hoanhap_app
  using ((select app.has_role('admin')) or account_id = (select app.account_id()));
create policy session_revoke on session for update to hoanhap_app
  using ((select app.has_role('admin'))) with check ((select app.has_role('admin')));
create policy audit_entry_append on audit_entry for insert to hoanhap_app
  with check (account_id is not distinct from (select app.account_id()) or account_id is null);
create policy audit_entry_read on audit_entry for select to hoanhap_auditor
  using ((select app.has_role('auditor')));
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop table if exists audit_entry, session, account_scope, account_role, account, authorization_version cascade;
drop schema if exists app cascade;`)
}
