import type { Knex } from 'knex'
import {
  APPLY_STATUS_CHANGES as APPLY_BEFORE,
  CHECK_NEW_EPISODES,
  CHECK_STATUS_CHANGES,
} from './20261122_0800_guard_every_change_of_legal_status.ts'
import { CHECK_STATUSES_ARE_OF_REHAB } from './20261122_1500_rest_what_the_law_does_not_ask_for_on_consent.ts'

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
  await knex.raw(FILES_LOOKED_UP)
  await knex.raw(APPLY_STATUS_CHANGES)
  await knex.raw(searchOfCallers('pg_catalog, public', 'pg_catalog, public, pg_temp'))
  await knex.raw(LOOK_AT_GROWTH)
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

/**
 * Guards of `0800` and `1500`, whole. The file of each row is looked up by nothing but its number, and the files of a statement
 * by theirs: an import that was taken back leaves pages without rows, a table that seems to hold one row for ever, and was read
 * to its end for every row of a statement.
 */
const FILES_LOOKED_UP = `
create or replace function app.check_new_episodes() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
begin
  if exists (select from begun b join lateral (select o.* from case_file o where o.id = b.case_id offset 0) c on c.unit_id = b.unit_id
             where (c.episode, c.opened_on) is distinct from (b.number, b.opened_on)) then
    perform app.refuse('episode_follows_file', 'an episode has the number and the first day of its file');
  end if;
  return null;
end $$;

create or replace function app.check_statuses_are_of_rehab() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
begin
  if exists (select from decided d join lateral (select o.* from case_file o where o.id = d.case_id offset 0) c on c.unit_id = d.unit_id
             where c.programme = 'released_prisoner') then
    perform app.refuse('status_change_of_rehab', 'the drug law gives a released prisoner no legal status');
  end if;
  return null;
end $$;

create or replace function app.check_status_changes() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
declare
  today date := app.today();
  broken text[];
begin
  perform from case_file c where c.id = any (array(select i.case_id from decided i)) order by c.id for update;
  select b.rule into broken from (
    select d.id, case
      when c.closed_on is not null then
        array['status_change_case_is_open', 'the case is closed; a new one has to be opened']
      when g.code is null then
        array['status_change_regime_in_force', 'the law of the decision was not in force on its day']
      when r.status is null or d.from_status <> coalesce(c.status, 'opening') then
        array['status_change_allowed', 'the regime does not allow this change']
      when d.document is distinct from r.document
          or (r.document is not null and coalesce(btrim(d.decision_number), '') = '') then
        array['status_change_document', 'the change needs the number of its document']
      when d.issuing_body <> all (r.decided_by) then
        array['status_change_issuing_body', 'another body decides this']
      when d.decision_on > today then
        array['status_change_decided', 'a decision is made before it is recorded']
      when d.effective_on < d.decision_on or d.effective_on > today or count(*) over (partition by d.case_id) > 1
          or d.effective_on < coalesce((select max(s.effective_on) from status_change s
                                        where s.case_id = d.case_id and s.id <> d.id), c.opened_on) then
        array['status_change_in_order',
              'a change takes effect after its decision and the change before, not in the future, and is written by itself']
      when (l.terminal or d.to_status = 'moved') and d.planned_end is not null then
        array['status_change_without_term', 'this change has no planned end']
      when r.most_months is not null and d.planned_end is null then
        array['status_change_planned_end', 'the change needs a planned end']
      -- The last day of a term may be counted in or out.
      when d.planned_end <= d.effective_on
          or d.planned_end > d.effective_on + make_interval(months => coalesce(r.most_months, 1200))
          or (not t.resumes and d.planned_end < d.effective_on + make_interval(months => r.least_months) - interval '1 day') then
        array['status_change_term', 'the planned end lies outside the term that the law allows']
      when d.to_status = 'completed' and d.effective_on < c.planned_end
          and coalesce(btrim(d.reduction_document), '') = '' then
        array['status_change_completed_early', 'before the planned end a document of reduction or exemption is required']
      when (d.to_status = 'moved') <> (d.to_unit_id is not null) then
        array['status_change_move', 'a move, and only a move, names where to']
      when d.to_unit_id is not null and (d.to_unit_id = c.unit_id or not app.is_current_unit(d.to_unit_id)) then
        array['status_change_move', 'a person moves to another unit of today']
      end as rule
    from decided d join lateral (select o.* from case_file o where o.id = d.case_id offset 0) c on c.unit_id = d.unit_id
    left join legal_regime g on g.code = d.regime and g.valid @> d.decision_on
    left join status_transition t on t.regime = g.code and t.from_status = d.from_status and t.to_status = d.to_status
    left join status_rule r on r.regime = t.regime and r.status = t.to_status
    left join legal_status l on l.code = t.to_status) b
  where b.rule is not null order by b.id limit 1;
  if broken is not null then perform app.refuse(broken[1], broken[2]); end if;
  return null;
end $$;
`

export const APPLY_STATUS_CHANGES = `
create or replace function app.apply_status_changes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp${GROWING} as $$
declare
  move record;
  ended int;
begin
  for move in select d.case_id, d.to_unit_id, d.effective_on from decided d where d.to_status = 'moved' order by d.id loop
    perform app.apply_move(move.case_id, move.to_unit_id, move.effective_on);
  end loop;
  update case_file c set status = d.to_status, status_since = d.effective_on, regime = d.regime,
      decision_number = d.decision_number, decision_on = d.decision_on, planned_end = d.planned_end,
      programme = coalesce(entered.programme, c.programme), closed_on = case when entered.terminal then d.effective_on end,
      version = c.version + 1, updated_at = now()
    from decided d join legal_status entered on entered.code = d.to_status
    where c.id = d.case_id and c.id = any (array(select i.case_id from decided i)) and d.to_status <> 'moved';
  update episode e set closed_on = last.effective_on, closed_as = last.to_status
    from (select d.case_id, d.effective_on, d.to_status, begun.number
          from decided d join legal_status entered on entered.code = d.to_status and entered.terminal
          cross join lateral (select b.number from episode b
                              where b.case_id = d.case_id and b.closed_on is null offset 0) begun) last
    where e.case_id = last.case_id and e.case_id = any (array(select i.case_id from decided i)) and e.number = last.number;
  get diagnostics ended = row_count;
  if ended <> (select count(*) from decided d join legal_status entered on entered.code = d.to_status and entered.terminal) then
    perform app.refuse('status_change_ends_episode', 'the case has no open episode');
  end if;
  return null;
end $$;`

/** Tables that grow with every person. */
export const GROWS = [
  ...['person', 'person_identity', 'identity_index', 'case_file', 'episode', 'status_change', 'residence'],
  ...['support_file', 'work_file', 'health_file', 'consent', 'import_source', 'import_row', 'case_change'],
]

export const LOOK_AT_GROWTH = `
-- Tells the planner how large the tables of the register have become, each time one has doubled: what it believes of them may
-- be from before a whole list came in, or from one that was taken back. Writes nothing but that.
create or replace function app.look_at_growth() returns void language plpgsql volatile security definer
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

/** The guards as they stood before. */
const BEFORE = [CHECK_NEW_EPISODES, CHECK_STATUSES_ARE_OF_REHAB, CHECK_STATUS_CHANGES, APPLY_BEFORE]

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
  for (const guard of BEFORE) await knex.raw(guard)
  await knex.raw('alter function app.apply_status_changes() set search_path = pg_catalog, public, pg_temp')
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
