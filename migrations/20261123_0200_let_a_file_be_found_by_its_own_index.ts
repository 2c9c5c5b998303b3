import type { Knex } from 'knex'
import { GROWS } from './20261122_1900_guard_the_rows_of_a_statement_together.ts'

/**
 * A foreign key asks for a file or a person by number and unit. While the planner believes a table to be empty, all indexes
 * cost it the same and it takes the youngest: one by unit alone, in which every row of a commune was looked at for every key,
 * for as long as the connection lived. Ten thousand people then cost as much as a hundred thousand. Now the youngest index
 * that fits is one that finds the row: of persons by both, of files by their number.
 *
 * Whoever writes many people numbers them first: who they are is sealed for that number while the database opens their files.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
drop index person_unit_idx;
create index person_unit_idx on person (unit_id, id);
alter table case_file drop constraint case_file_pkey, add constraint case_file_pkey primary key (id);
grant usage on sequence person_id_seq to hoanhap_app;`)
  await knex.raw(lookAtGrowth(ONLY_WHERE_SOMEBODY_IS))
}

/** Of an empty table it is better to know nothing than that it is empty: it is about to be filled. */
const ONLY_WHERE_SOMEBODY_IS = `c.rows > 0
      and (c.reltuples < 0 or c.rows > 2 * c.reltuples or c.pages > 2 * c.relpages)`

const lookAtGrowth = (isDue: string) => `
create or replace function app.look_at_growth() returns void language plpgsql volatile security definer
  set search_path = pg_catalog, public, pg_temp set stats_fetch_consistency = none as $$
declare grown text;
begin
  for grown in
    select c.relname from (
      select g.relname, g.reltuples, g.relpages, pg_relation_size(g.oid) / current_setting('block_size')::int as pages,
             pg_stat_get_live_tuples(g.oid) + pg_stat_get_xact_tuples_inserted(g.oid) as rows
      from pg_class g
      where g.relnamespace = 'public'::regnamespace and g.relkind = 'r'
        and g.relname in (${GROWS.map((table) => `'${table}'`).join(', ')})) c
    where ${isDue}
  loop
    execute format('analyze (skip_locked) public.%I', grown);
  end loop;
end $$;`

/** As it was before. */
const WHEREVER_PAGES_ARE = `c.pages > 0
      and (c.reltuples < 0 or c.rows > 2 * greatest(c.reltuples, 0) or c.pages > 2 * c.relpages)`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(lookAtGrowth(WHEREVER_PAGES_ARE))
  await knex.raw(`
revoke usage on sequence person_id_seq from hoanhap_app;
drop index person_unit_idx;
create index person_unit_idx on person (unit_id);`)
}
