import type { Knex } from 'knex'
import {
  APPLY_STATUS_CHANGES,
  GROWS,
  LOOK_AT_GROWTH,
} from './20261122_1900_guard_the_rows_of_a_statement_together.ts'

/**
 * What follows from changes of legal status was looked up by comparing every change with every file of the same statement:
 * five hundred rows were a quarter of a million comparisons, twice. A hash of the changes is as good as an index and costs
 * nothing when there is one. Episodes are looked at when one ends, which an opening never does.
 *
 * Whether a table has doubled was told from its size alone, and a table that holds what was taken back does not grow: its
 * pages are there already, and the planner goes on believing that nobody stands in them. So rows are counted as well.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(APPLY_AT_ONCE)
  await knex.raw(LOOK_AT_ROWS)
}

// That nested loops are on is said so that what the function chooses for two of its statements ends with it.
const APPLY_AT_ONCE = `
create or replace function app.apply_status_changes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_nestloop = on as $$
declare
  move record;
  ended int;
  terminal text[] := array(select s.code from legal_status s where s.terminal);
begin
  for move in select d.case_id, d.to_unit_id, d.effective_on from decided d where d.to_status = 'moved' order by d.id loop
    perform app.apply_move(move.case_id, move.to_unit_id, move.effective_on);
  end loop;
  -- Moves, above, look for one file at a time; from here on many are looked for at once.
  perform set_config('enable_hashjoin', 'on', true), set_config('enable_nestloop', 'off', true);
  update case_file c set status = d.to_status, status_since = d.effective_on, regime = d.regime,
      decision_number = d.decision_number, decision_on = d.decision_on, planned_end = d.planned_end,
      programme = coalesce(entered.programme, c.programme), closed_on = case when entered.terminal then d.effective_on end,
      version = c.version + 1, updated_at = now()
    from decided d join legal_status entered on entered.code = d.to_status
    where c.id = d.case_id and c.id = any (array(select i.case_id from decided i)) and d.to_status <> 'moved';
  if not exists (select from decided d where d.to_status = any (terminal)) then return null; end if;
  update episode e set closed_on = d.effective_on, closed_as = d.to_status
    from decided d
    where e.case_id = d.case_id and e.case_id = any (array(select i.case_id from decided i)) and e.closed_on is null
      and d.to_status = any (terminal);
  get diagnostics ended = row_count;
  if ended <> (select count(*) from decided d where d.to_status = any (terminal)) then
    perform app.refuse('status_change_ends_episode', 'the case has no open episode');
  end if;
  return null;
end $$;`

// Without the setting the counts stay what they were when the transaction first asked.
const LOOK_AT_ROWS = `
create or replace function app.look_at_growth() returns void language plpgsql volatile security definer
  set search_path = pg_catalog, public, pg_temp set stats_fetch_consistency = none as $$
declare grown text;
begin
  for grown in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname in (${GROWS.map((table) => `'${table}'`).join(', ')})
      and pg_relation_size(c.oid) > 0
      and (c.reltuples < 0
           or pg_stat_get_live_tuples(c.oid) + pg_stat_get_xact_tuples_inserted(c.oid) > 2 * greatest(c.reltuples, 0) or pg_relation_size(c.oid) / current_setting('block_size')::int > 2 * c.relpages)
  loop
    execute format('analyze (skip_locked) public.%I', grown);
  end loop;
end $$;`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(LOOK_AT_GROWTH)
  await knex.raw(APPLY_STATUS_CHANGES)
}
