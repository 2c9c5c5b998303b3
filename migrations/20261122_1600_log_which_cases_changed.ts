import type { Knex } from 'knex'

/**
 * Which cases changed in which transaction, written by that transaction, so that whoever keeps the register in memory
 * follows it. A row names the case and nothing about it: a reader looks at the case as it is now.
 *
 * A reader remembers the snapshot in which it looked last and asks for transactions that were not visible then. So nothing
 * is missed however transactions overlap, and no writer waits for another.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table case_change (
  xid     xid8 not null default pg_current_xact_id(),
  case_id bigint not null,
  at      timestamptz not null default now(),
  primary key (xid, case_id)
);
comment on table case_change is 'which cases changed; kept for a day';

alter table case_change enable row level security;
alter table case_change force row level security;
create policy case_change_owner on case_change to hoanhap_owner using (true) with check (true);
create policy case_change_follow on case_change to hoanhap_loader using (true) with check (false);
grant select, delete on case_change to hoanhap_loader;

create function app.log_changed_cases() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_table_name = 'person' then
    insert into case_change (case_id) select c.id from changed p join case_file c on c.person_id = p.id on conflict do nothing;
  elsif tg_table_name = 'case_file' then
    insert into case_change (case_id) select c.id from changed c on conflict do nothing;
  else
    insert into case_change (case_id) select f.case_id from changed f on conflict do nothing;
  end if;
  return null;
end $$;
revoke all on function app.log_changed_cases() from public;`)
  await knex.raw(logging('person', ['update']))
  for (const table of FOLLOWED) await knex.raw(logging(table, ['insert', 'update', 'delete']))
}

/** What a case is counted by lies in these, and in the person. */
const FOLLOWED = ['case_file', 'residence', 'support_file', 'work_file']

const CHANGED_ROWS = { insert: 'new', update: 'new', delete: 'old' } as const
type Verb = keyof typeof CHANGED_ROWS

function logging(table: string, verbs: readonly Verb[]): string {
  return verbs
    .map(
      (verb) => `
create trigger ${table}_${verb}_is_logged after ${verb} on ${table} referencing ${CHANGED_ROWS[verb]} table as changed
  for each statement execute function app.log_changed_cases();`,
    )
    .join('')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop trigger person_update_is_logged on person;`)
  for (const table of FOLLOWED)
    for (const verb of Object.keys(CHANGED_ROWS))
      await knex.raw(`drop trigger ${table}_${verb}_is_logged on ${table}`)
  await knex.raw(`
drop function app.log_changed_cases();
drop table case_change;`)
}
