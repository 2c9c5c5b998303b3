import type { Knex } from 'knex'

/**
 * What somebody tried with places: parameters and edits, never results and nothing of people. Everybody who is signed in may
 * open one; only who made it changes it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table scenario (
  id         int generated always as identity primary key,
  name       text not null constraint scenario_name_length check (length(btrim(name)) between 1 and 120),
  parameters jsonb not null,
  edits      jsonb not null constraint scenario_edits_list check (jsonb_typeof(edits) = 'array'),
  account_id int not null default app.account_id() constraint scenario_account references account on delete cascade,
  made_by    text not null,
  saved_at   timestamptz not null default now(),
  version    int not null default 1
);
create index scenario_account_idx on scenario (account_id);
comment on column scenario.made_by is 'display name of the account on the day it was saved';
comment on table scenario is 'what-if of the gap planner: recomputed under the plane of whoever opens it';

grant select, insert, update, delete on scenario to hoanhap_app;
alter table scenario enable row level security;
alter table scenario force row level security;
create policy scenario_owner on scenario to hoanhap_owner using (true) with check (true);
create policy scenario_read on scenario for select to hoanhap_app using ((select app.account_id()) is not null);
create policy scenario_write on scenario for insert to hoanhap_app with check (account_id = (select app.account_id()));
create policy scenario_change on scenario for update to hoanhap_app
  using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));
create policy scenario_remove on scenario for delete to hoanhap_app using (account_id = (select app.account_id()));
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table if exists scenario')
}
