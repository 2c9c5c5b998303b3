import type { Knex } from 'knex'

/**
 * Who writes one person waits for a dozen guards; who brings a list of fifty thousand waits for them fifty thousand times.
 * A guard that asks for a file, a person or the account behind a session asks under row-level security, which costs more
 * than the row itself. So these guards look once at all rows of a statement. What they refuse stays the same.
 *
 * Whoever writes many rows may say what follows from others (the number of the episode, the day of coming of age, who
 * records); the guard compares.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(NEW_CASES)
  await knex.raw(OPEN_CASES)
  await knex.raw(OF_REHAB)
  await knex.raw(RECORDERS)
  for (const [guard, before, after] of REWORDED) await knex.raw(reworded(guard, before, after))
  await knex.raw(searchOfCallers('pg_catalog, public', 'pg_catalog, public, pg_temp'))
  await knex.raw(GROWTH)
  await knex.raw('revoke all on all functions in schema app from public')
  await knex.raw('grant execute on function app.look_at_growth() to hoanhap_app')
}

/** As in `0800`: an index is asked for every row, because plans are often made while the register is empty. */
const GROWING = '\n  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off'

const NEW_CASES = `
drop trigger case_file_prepared on case_file;
create trigger case_file_prepared before update of person_id, opened_on on case_file
  for each row execute function app.prepare_case_file();
create trigger case_file_completed before insert on case_file
  for each row when (new.adult_from is null or current_user <> 'hoanhap_app') execute function app.prepare_case_file();

create function app.check_new_cases() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
declare
  today date := app.today();
  broken text[];
begin
  select b.rule into broken from (
    select e.id, case
      when extract(year from e.opened_on) - p.birth_year < 12 then
        array['case_file_person_is_twelve', 'a person under 12 is not in this system']
      when e.opened_on > today then
        array['case_file_not_in_the_future', 'a case is opened today or was opened before']
      when e.adult_from is distinct from make_date(p.birth_year + 19, 1, 1) or e.episode <> 1 + (
          select count(*) from case_file c cross join lateral (select from episode b where b.case_id = c.id offset 0) b
          where c.person_id = e.person_id) then
        array['case_file_follows_person', 'coming of age and number of the episode follow from the person']
      end as rule
    from entered e left join lateral (select o.birth_year, o.unit_id from person o
                                      where o.id = e.person_id offset 0) p on p.unit_id = e.unit_id) b
  where b.rule is not null order by b.id limit 1;
  if broken is not null then perform app.refuse(broken[1], broken[2]); end if;
  return null;
end $$;
create trigger case_file_entered after insert on case_file referencing new table as entered
  for each statement execute function app.check_new_cases();
`

const OPEN_BOTH = ['residence', 'support_file', 'work_file', 'health_file', 'treatment_file']
const OPEN_ON_INSERT = ['consent', 'service_event', 'need_assessment']

const OPEN_CASES = `
-- A closed file is read, not written. Help that was given before it closed may still be noted down.
create function app.check_cases_are_open() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
begin
  if current_user <> 'hoanhap_app' then return null; end if;
  if exists (select from touched t cross join lateral (select c.closed_on from case_file c where c.id = t.case_id offset 0) c
             where c.closed_on is not null
               and (tg_table_name <> 'service_event' or (to_jsonb(t) ->> 'given_on')::date > c.closed_on)) then
    perform app.refuse('case_is_open', 'the case is closed; a new one has to be opened');
  end if;
  return null;
end $$;
${[...OPEN_BOTH, ...OPEN_ON_INSERT].map((table) => `drop trigger ${table}_case_open on ${table};`).join('\n')}
${[...OPEN_BOTH, ...OPEN_ON_INSERT].map((table) => together(`${table}_case_open`, table, 'insert', 'check_cases_are_open()')).join('')}
${OPEN_BOTH.map((table) => together(`${table}_change_case_open`, table, 'update', 'check_cases_are_open()')).join('')}
drop function app.check_case_is_open();
`

const OF_REHAB_TABLES = ['health_file', 'treatment_file']

const OF_REHAB = `
create function app.check_files_are_of_rehab() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
begin
  if exists (select from touched t
             cross join lateral (select c.programme from case_file c where c.id = t.case_id offset 0) c
             where c.programme = 'released_prisoner' and to_jsonb(t) ->> 'substance' is distinct from 'unknown') then
    perform app.refuse(tg_argv[0], 'the file of a released prisoner holds nothing about substances');
  end if;
  return null;
end $$;
${OF_REHAB_TABLES.map(
  (table) => `drop trigger ${table}_of_rehab on ${table};
${together(`${table}_of_rehab`, table, 'insert', `check_files_are_of_rehab('${table}_of_rehab')`)}
${together(`${table}_change_of_rehab`, table, 'update', `check_files_are_of_rehab('${table}_of_rehab')`)}`,
).join('\n')}
drop function app.check_health_is_of_rehab();
`

const RECORDED = ['status_change', 'consent']

const RECORDERS = `
drop trigger status_change_completed on status_change;
create trigger status_change_completed before insert on status_change
  for each row when (new.from_status is null) execute function app.complete_status_change();

create function app.check_recorders() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare caller int;
begin
  if current_user <> 'hoanhap_app' then return null; end if;
  caller := app.account_id();
  if exists (select from touched t where t.recorded_by is distinct from caller or t.recorded_at <> now()) then
    perform app.refuse(format('%s_recorded_by_caller', tg_table_name), 'whoever records is whoever is signed in, and now');
  end if;
  return null;
end $$;
${RECORDED.map(
  (table) => `drop trigger ${table}_recorder on ${table};
create trigger ${table}_recorder before insert on ${table}
  for each row when (new.recorded_by is null) execute function app.stamp_recorder();
${together(`${table}_recorded`, table, 'insert', 'check_recorders()')}`,
).join('\n')}
`

/** The file of each row, looked up by nothing but its number: a table that seems empty has no better index. */
const fileOf = (row: string) =>
  `join lateral (select o.* from case_file o where o.id = ${row}.case_id offset 0) c on c.unit_id = ${row}.unit_id`
const joined = (row: string) => `join case_file c on c.id = ${row}.case_id and c.unit_id = ${row}.unit_id`
const AMONG_DECIDED = 'any (array(select i.case_id from decided i))'

/**
 * Where guards of `0800` and `1500` could still be turned round. An import that was taken back leaves pages without rows:
 * a table that seems to hold one row for ever, and was read to its end for every row of a statement.
 */
const REWORDED: readonly [guard: string, before: string, after: string][] = [
  ['check_new_episodes', `begun b ${joined('b')}`, `begun b ${fileOf('b')}`],
  ['check_statuses_are_of_rehab', `decided d ${joined('d')}`, `decided d ${fileOf('d')}`],
  ['check_status_changes', `decided d ${joined('d')}`, `decided d ${fileOf('d')}`],
  ['check_status_changes', 'c.id in (select d.case_id from decided d)', `c.id = ${AMONG_DECIDED}`],
  [
    'apply_status_changes',
    'where c.id = d.case_id and',
    `where c.id = d.case_id and c.id = ${AMONG_DECIDED} and`,
  ],
  [
    'apply_status_changes',
    'where e.case_id = last.case_id and',
    `where e.case_id = last.case_id and e.case_id = ${AMONG_DECIDED} and`,
  ],
]

/** Says the same of a guard in other words. */
function reworded(guard: string, before: string, after: string): string {
  return `
do $reword$ declare words text := pg_get_functiondef('app.${guard}()'::regprocedure); begin
  if position($b$${before}$b$ in words) = 0 then raise exception 'app.${guard} has other words'; end if;
  execute replace(words, $b$${before}$b$, $a$${after}$a$);
end $reword$`
}

/** Tables that grow with every person. */
const GROWS = [
  ...['person', 'person_identity', 'identity_index', 'case_file', 'episode', 'status_change', 'residence'],
  ...['support_file', 'work_file', 'health_file', 'consent', 'import_source', 'import_row', 'case_change'],
]

const GROWTH = `
-- Tells the planner how large the tables of the register have become, each time one has doubled: what it believes of them may
-- be from before a whole list came in, or from one that was taken back. Writes nothing but that.
create function app.look_at_growth() returns void language plpgsql volatile security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare grown text;
begin
  for grown in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in (${GROWS.map((table) => `'${table}'`).join(', ')})
      and pg_relation_size(c.oid) > 0
      and (c.reltuples <= 0 or pg_relation_size(c.oid) / current_setting('block_size')::int > 2 * c.relpages)
  loop
    execute format('analyze (skip_locked) public.%I', grown);
  end loop;
end $$;
`

function together(name: string, table: string, verb: 'insert' | 'update', guard: string): string {
  return `
create trigger ${name} after ${verb} on ${table} referencing new table as touched
  for each statement execute function app.${guard};`
}

/** Where guards that run as the caller look for tables: into the caller's own temporary ones last, if anywhere. */
function searchOfCallers(from: string, to: string): string {
  return `
do $$ declare f record; begin
  for f in select p.oid::regprocedure as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and not p.prosecdef and 'search_path=${from}' = any (p.proconfig) loop
    execute format('alter function %s set search_path = ${to}', f.name);
  end loop;
end $$`
}

const CASE_IS_OPEN = `
create function app.check_case_is_open() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare ended date;
begin
  if current_user <> 'hoanhap_app' then return new; end if;
  select c.closed_on into ended from case_file c where c.id = new.case_id;
  if ended is null or (to_jsonb(new) ->> 'given_on')::date <= ended and tg_table_name = 'service_event' then return new; end if;
  perform app.refuse('case_is_open', 'the case is closed; a new one has to be opened');
end $$;
`

const HEALTH_IS_OF_REHAB = `
create function app.check_health_is_of_rehab() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from case_file c where c.id = new.case_id and c.programme = 'released_prisoner') then
    perform app.refuse(tg_argv[0], 'the file of a released prisoner holds nothing about substances');
  end if;
  return new;
end $$;
`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(searchOfCallers('pg_catalog, public, pg_temp', 'pg_catalog, public'))
  for (const [guard, before, after] of REWORDED) await knex.raw(reworded(guard, after, before))
  await knex.raw(`
${RECORDED.map(
  (table) => `drop trigger ${table}_recorded on ${table};
drop trigger ${table}_recorder on ${table};
create trigger ${table}_recorder before insert on ${table} for each row execute function app.stamp_recorder();`,
).join('\n')}
drop trigger status_change_completed on status_change;
create trigger status_change_completed before insert on status_change
  for each row execute function app.complete_status_change();
${HEALTH_IS_OF_REHAB}
${OF_REHAB_TABLES.map((table) => `drop trigger ${table}_of_rehab on ${table}; drop trigger ${table}_change_of_rehab on ${table};`).join('\n')}
create trigger health_file_of_rehab before insert or update on health_file
  for each row when (new.substance <> 'unknown') execute function app.check_health_is_of_rehab('health_file_of_rehab');
create trigger treatment_file_of_rehab before insert or update on treatment_file
  for each row execute function app.check_health_is_of_rehab('treatment_file_of_rehab');
${CASE_IS_OPEN}
${OPEN_BOTH.map(
  (table) => `drop trigger ${table}_case_open on ${table}; drop trigger ${table}_change_case_open on ${table};
create trigger ${table}_case_open before insert or update on ${table} for each row execute function app.check_case_is_open();`,
).join('\n')}
${OPEN_ON_INSERT.map(
  (table) => `drop trigger ${table}_case_open on ${table};
create trigger ${table}_case_open before insert on ${table} for each row execute function app.check_case_is_open();`,
).join('\n')}
drop trigger case_file_entered on case_file;
drop trigger case_file_completed on case_file;
drop trigger case_file_prepared on case_file;
create trigger case_file_prepared before insert or update of person_id, opened_on on case_file
  for each row execute function app.prepare_case_file();
drop function app.look_at_growth(), app.check_recorders(), app.check_files_are_of_rehab(), app.check_cases_are_open(), app.check_new_cases();
revoke all on all functions in schema app from public;`)
}
