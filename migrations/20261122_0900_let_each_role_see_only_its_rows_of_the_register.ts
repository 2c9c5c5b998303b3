import type { Knex } from 'knex'

/** Tables that belong to whoever keeps the case, and to nobody else. */
const RECORD_HOLDERS_ONLY = [
  'identity_index',
  'episode',
  'status_change',
  'residence',
  'support_file',
  'service_event',
  'need_assessment',
]
const REGISTER = [
  'person',
  'person_identity',
  'case_file',
  'work_file',
  'health_file',
  'consent',
  'possible_duplicate',
  'recorded_approval',
  ...RECORD_HOLDERS_ONLY,
]

/**
 * Row-level security of the register. Social officers read and write what lies in their scope. Police read, of their own
 * commune, adults under its legal management, by name and year of birth. Employment officers and clinicians read people
 * who agreed to be referred to them. All other roles read nothing.
 *
 * A scope may be every commune of the country. As a set it is hashed once and each row costs one look; as an array it would
 * be searched from its beginning for every row. A query that wants an index says `unit_id = any (scope)` itself. The inner
 * `select` keeps the planner from asking for the scope as well, to guess how long the set is.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
-- As before, but level by level and planned once in a connection: every policy of the register looks at the scope. A
-- commune of which, and of whose province, the caller is in charge, stands in it twice.
create or replace function app.scope() returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare
  caller int := app.account_id();
  today date := app.today();
  districts int[] := array(select d.id from unit d where d.level = 'district' and d.valid @> today);
  own int[] := array(select distinct s.unit_id from account_scope s where s.account_id = caller and s.valid @> today);
  below int[] := array(select p.unit_id from unit_parent p where p.parent_id = any (own) and p.valid @> today);
begin
  -- Between a province and its communes there may be districts.
  if districts && below then
    below := below || array(select p.unit_id from unit_parent p
                            where p.parent_id = any (districts) and p.parent_id = any (below) and p.valid @> today);
  end if;
  return own || below;
end $$;

-- Units whose records the caller keeps.
create function app.record_scope() returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if app.has_role('social_officer') then return app.scope(); end if;
  return '{}';
end $$;

create or replace function app.everything_is_synthetic() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select from person p where not p.synthetic)
     and (not exists (select from release r where r.source = 'pack')
          or not exists (select from pack_load p where p.sealed_at is not null and not p.synthetic)) $$;

create function app.police_list_is_open() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select app.everything_is_synthetic() or app.is_approved('impact_assessment') $$;

-- The list that the law gives the police of a commune.
create function app.police_cases() returns bigint[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if not (app.has_role('police_officer') and app.police_list_is_open()) then return '{}'; end if;
  return array(
    select c.id from case_file c
    where c.unit_id in (select s.unit_id from account_scope s
                        join unit u on u.id = s.unit_id and u.level = 'commune' and u.valid @> (select app.today())
                        where s.account_id = app.account_id() and s.valid @> (select app.today()))
      and c.closed_on is null and c.status in ('use_management','compulsory_proposed','post_rehab')
      and c.adult_from <= (select app.today()));
end $$;

-- People of the caller's area who agreed, today, to be referred to the caller's body for this purpose. Nobody under 18
-- is referred to an employment centre.
create function app.referred_cases(wanted_purpose text) returns bigint[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  if not app.has_role(case wanted_purpose when 'employment' then 'employment_officer' when 'health' then 'clinician' end) then
    return '{}';
  end if;
  return array(
    select k.case_id from consent k join case_file c on c.id = k.case_id
    where k.purpose = wanted_purpose and k.withdrawn_on is null and k.given_on <= (select app.today())
      and k.unit_id in (select unnest(app.scope())) and c.closed_on is null
      and (wanted_purpose <> 'employment' or c.adult_from <= (select app.today())));
end $$;

create function app.police_persons() returns bigint[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare listed bigint[] := app.police_cases();
begin
  return array(select c.person_id from case_file c where c.id = any (listed));
end $$;

-- Who they are by file, because of the file itself these roles see nothing.
create function app.referred_people() returns table (case_id bigint, person_id bigint) language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
declare referred bigint[] := app.referred_cases('employment') || app.referred_cases('health');
begin
  return query select c.id, c.person_id from case_file c where c.id = any (referred);
end $$;

create function app.referred_persons() returns bigint[] language plpgsql stable security definer
  set search_path = pg_catalog, public as $$
begin
  return array(select r.person_id from app.referred_people() r);
end $$;

-- Out of the unplaced queue of a province into a commune, both of the caller's scope. From commune to commune a person
-- moves by a change of legal status.
create function app.place_case(wanted_case bigint, commune int) returns void language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if not exists (select from case_file c join unit u on u.id = c.unit_id and u.level = 'province'
                 where c.id = wanted_case and c.closed_on is null and c.unit_id = any (app.record_scope()))
     or not exists (select from unit u where u.id = commune and u.level = 'commune' and u.id = any (app.record_scope())) then
    perform app.refuse('case_leaves_queue', 'only out of the queue of a province into a commune of the own scope');
  end if;
  update person set unit_id = commune where id = (select c.person_id from case_file c where c.id = wanted_case);
  update residence set at_unit_id = commune where case_id = wanted_case and upper_inf(stay);
end $$;

-- Who opened a file of the caller's own scope, newest first.
create function app.openings_of_case(wanted bigint)
  returns table (at timestamptz, display_name text, roles text[], action text) language sql stable security definer
  set search_path = pg_catalog, public as $$
  select e.at, coalesce(a.display_name, e.username),
         array(select r.role from account_role r where r.account_id = e.account_id order by r.role), e.action
  from audit_entry e left join account a on a.id = e.account_id
  where e.case_id = wanted and e.outcome = 'done'
    and exists (select from case_file c where c.id = wanted and c.unit_id = any (app.record_scope()))
  order by e.at desc, e.id desc limit 200 $$;

revoke all on all functions in schema app from public;
grant execute on function app.record_scope(), app.police_list_is_open(), app.police_cases(), app.referred_cases(text),
  app.police_persons(), app.referred_persons(), app.referred_people(), app.place_case(bigint, int),
  app.openings_of_case(bigint), app.is_approved(text) to hoanhap_app;
-- What the guards of the register ask for on behalf of whoever writes.
grant execute on function app.refuse(text, text), app.is_current_unit(int), app.pack_is_synthetic(), app.real_people_are_allowed()
  to hoanhap_app, hoanhap_loader;
grant execute on function app.place_key(geometry), app.spread_bits(bigint) to hoanhap_app, hoanhap_loader;
grant execute on function app.today() to hoanhap_release_builder;
grant usage on schema app to hoanhap_release_builder;
`)
  for (const table of REGISTER) {
    await knex.raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_owner on ${table} to hoanhap_owner using (true) with check (true);`)
  }
  for (const table of [
    'person',
    'person_identity',
    'case_file',
    'work_file',
    'health_file',
    'consent',
    ...RECORD_HOLDERS_ONLY,
  ]) {
    await knex.raw(`
create policy ${table}_record_holder on ${table} to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope()))))
  with check (unit_id = any ((select app.record_scope())::int[]));`)
  }
  await knex.raw(`
create policy case_file_police on case_file for select to hoanhap_app
  using (id = any ((select app.police_cases())::bigint[]));
create policy person_police on person for select to hoanhap_app
  using (id = any ((select app.police_persons())::bigint[]));
create policy person_identity_police on person_identity for select to hoanhap_app
  using (field = 'name' and person_id = any ((select app.police_persons())::bigint[]));

create policy person_referred on person for select to hoanhap_app
  using (id = any ((select app.referred_persons())::bigint[]));
create policy person_identity_referred on person_identity for select to hoanhap_app
  using (field in ('name','phone') and person_id = any
    ((select app.referred_persons())::bigint[]));
create policy work_file_referred on work_file for select to hoanhap_app
  using (case_id = any ((select app.referred_cases('employment'))::bigint[]));
create policy health_file_referred on health_file for select to hoanhap_app
  using (case_id = any ((select app.referred_cases('health'))::bigint[]));
create policy consent_referred on consent for select to hoanhap_app
  using ((purpose = 'employment' and case_id = any ((select app.referred_cases('employment'))::bigint[]))
      or (purpose = 'health' and case_id = any ((select app.referred_cases('health'))::bigint[])));

create policy possible_duplicate_record_holder on possible_duplicate for select to hoanhap_app
  using (exists (select from person p where p.id = person_id and p.unit_id in (select unnest((select app.record_scope()))))
     and exists (select from person p where p.id = other_person_id and p.unit_id in (select unnest((select app.record_scope())))));
create policy recorded_approval_read on recorded_approval for select to hoanhap_app using ((select app.has_role('admin')));
create policy recorded_approval_record on recorded_approval for insert to hoanhap_app with check ((select app.has_role('admin')));

grant select, insert, update (sex, birth_year) on person to hoanhap_app;
grant select, insert, update, delete on person_identity, identity_index to hoanhap_app;
grant select, insert (person_id, unit_id, programme, opened_on, episode, adult_from), update (opened_on, version, updated_at)
  on case_file to hoanhap_app;
grant select, insert (case_id, unit_id, number, opened_on) on episode to hoanhap_app;
grant select, insert on status_change, service_event, need_assessment to hoanhap_app;
grant select, insert, update (location, precision) on residence to hoanhap_app;
grant select, insert (case_id, unit_id, support, next_step, next_due_on), update (support, next_step, next_due_on)
  on support_file to hoanhap_app;
grant select, insert, update (work, trade_learned, trade_wanted) on work_file to hoanhap_app;
grant select, insert, update (substance) on health_file to hoanhap_app;
grant select, insert, update (withdrawn_on) on consent to hoanhap_app;
grant select on possible_duplicate to hoanhap_app;
grant select, insert on recorded_approval to hoanhap_app;
`)
  for (const table of [
    'person',
    'person_identity',
    'case_file',
    'work_file',
    'health_file',
    'consent',
    ...RECORD_HOLDERS_ONLY,
  ]) {
    await knex.raw(`
grant delete on ${table} to hoanhap_loader;
create policy ${table}_load on ${table} to hoanhap_loader using (true) with check (${table === 'person' ? 'synthetic' : 'true'});`)
  }
  await knex.raw(`
-- The loader writes synthetic people by the same rules as an officer: no status but by a change of status. It reads back
-- what it counts and links, never an identity.
grant insert on person, person_identity, identity_index, status_change, residence, support_file, work_file, health_file, consent,
  service_event, need_assessment to hoanhap_loader;
grant insert (person_id, unit_id, programme, opened_on, episode, adult_from), update (version) on case_file to hoanhap_loader;
grant insert (case_id, unit_id, number, opened_on) on episode to hoanhap_loader;
grant select on person, case_file, episode, status_change, residence, support_file, work_file, health_file, consent,
  service_event, need_assessment to hoanhap_loader;

-- The builder of releases sees who is where, and what categories they are in; never who they are.
grant select on unit, unit_parent, unit_boundary, unit_event, unit_succession to hoanhap_release_builder;
grant select (id, unit_id, sex, birth_year) on person to hoanhap_release_builder;
grant select (id, person_id, unit_id, programme, opened_on, closed_on, status) on case_file to hoanhap_release_builder;
grant select (case_id, number, opened_on, closed_on) on episode to hoanhap_release_builder;
grant select (case_id, to_status, effective_on, id) on status_change to hoanhap_release_builder;
grant select (case_id, at_unit_id, stay, location) on residence to hoanhap_release_builder;
grant select (case_id, work, trade_wanted) on work_file to hoanhap_release_builder;
grant select (case_id, band, assessed_on, expires_on, id) on need_assessment to hoanhap_release_builder;
grant select, insert on release, release_cell to hoanhap_release_builder;
create policy release_build on release to hoanhap_release_builder using (true) with check (source = 'register');
create policy release_cell_build on release_cell to hoanhap_release_builder using (true)
  with check (release_id in (select r.id from release r where r.source = 'register'));`)
  for (const table of [
    'person',
    'case_file',
    'episode',
    'status_change',
    'residence',
    'work_file',
    'need_assessment',
  ]) {
    await knex.raw(
      `create policy ${table}_build on ${table} for select to hoanhap_release_builder using (true)`,
    )
  }
  await knex.raw(definersSearch('pg_catalog, public, pg_temp'))
}

/**
 * Where functions that run as the owner look for tables. Without a mention the temporary schema comes first, and with it
 * a caller's own "account_scope".
 */
function definersSearch(path: string): string {
  return `
do $$ declare f record; begin
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and p.prosecdef loop
    execute format('alter function %s set search_path = ${path}', f.name);
  end loop;
end $$`
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop policy if exists release_build on release;
drop policy if exists release_cell_build on release_cell;
revoke all on release, release_cell, unit, unit_parent, unit_boundary, unit_event, unit_succession from hoanhap_release_builder;
revoke all on function app.place_key(geometry), app.spread_bits(bigint) from hoanhap_app, hoanhap_loader;
revoke all on function app.today() from hoanhap_release_builder;
revoke all on schema app from hoanhap_release_builder;`)
  for (const table of REGISTER) {
    await knex.raw(`
do $$ declare p record; begin
  for p in select policyname from pg_policies where schemaname = 'public' and tablename = '${table}' loop
    execute format('drop policy %I on public.%I', p.policyname, '${table}');
  end loop;
end $$;
revoke all on ${table} from hoanhap_app, hoanhap_loader, hoanhap_release_builder;
alter table ${table} no force row level security;
alter table ${table} disable row level security;`)
  }
  await knex.raw(`
create or replace function app.everything_is_synthetic() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select from release)
      or not exists (select from pack_load p where p.sealed_at is not null and not p.synthetic) $$;
create or replace function app.scope() returns int[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with recursive reach(unit_id) as (
    select s.unit_id from account_scope s where s.account_id = app.account_id() and s.valid @> app.today()
    union
    select p.unit_id from unit_parent p join reach r on p.parent_id = r.unit_id where p.valid @> app.today()
  )
  select coalesce(array_agg(unit_id), '{}') from reach $$;
drop function if exists app.openings_of_case(bigint), app.place_case(bigint, int), app.referred_persons(), app.referred_people(),
  app.police_persons(), app.referred_cases(text), app.police_cases(), app.police_list_is_open(), app.record_scope();`)
  await knex.raw(definersSearch('pg_catalog, public'))
}
