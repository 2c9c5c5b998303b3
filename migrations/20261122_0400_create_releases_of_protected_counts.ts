import type { Knex } from 'knex'

/**
 * A release is a frozen set of protected counts for one quarter. Only what may be shown is stored: a hidden cell has no
 * number anywhere in the database. Rows cannot be changed; a release can only be withdrawn, once.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table release (
  id               int generated always as identity primary key,
  period           text not null constraint release_period_form check (period ~ '^[0-9]{4}-Q[1-4]$'),
  units_on         date not null,
  source           text not null constraint release_source_known check (source in ('pack','register')),
  rule             jsonb not null,
  content_hash     text not null,
  total_state      text not null constraint release_total_state_known check (total_state in ('value','zero','suppressed')),
  total_count      int constraint release_total_count_positive check (total_count >= 0),
  created_at       timestamptz not null default now(),
  withdrawn_at     timestamptz,
  withdrawn_reason text,
  constraint release_withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_reason is null)),
  constraint release_total_only_when_shown check ((total_count is not null) = (total_state in ('value','zero')))
);
comment on column release.total_count is 'people in all provinces; null when every province with people is hidden';
create unique index release_one_standing_per_period on release (period) where withdrawn_at is null;

create table release_cell (
  release_id int not null constraint release_cell_release references release,
  unit_id    int not null constraint release_cell_unit references unit,
  indicator  text not null constraint release_cell_indicator_known check (indicator in ('total','notMapped','status',
               'supportNeed','programme','sex','ageBand','work','trade')),
  value      text not null default '',
  state      text not null constraint release_cell_state_known check (state in ('value','zero','suppressed','noData','notApplicable')),
  count      int constraint release_cell_count_positive check (count >= 0),
  hidden     text constraint release_cell_hidden_known check (hidden in ('small','protect')),
  primary key (release_id, unit_id, indicator, value),
  constraint release_cell_count_only_when_shown check ((count is not null) = (state in ('value','zero'))),
  constraint release_cell_hidden_only_when_suppressed check ((hidden is not null) = (state = 'suppressed'))
);
create index release_cell_unit_idx on release_cell (unit_id);
comment on column release_cell.hidden is 'small: 0-9, reads <10. protect: 10 or more, hidden so that no other cell follows by subtraction';

create function app.release_is_immutable() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_table_name = 'release' and tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
     and (to_jsonb(new) - 'withdrawn_at' - 'withdrawn_reason') = (to_jsonb(old) - 'withdrawn_at' - 'withdrawn_reason') then
    return new;
  end if;
  raise exception 'a release cannot be changed' using errcode = 'restrict_violation', constraint = 'release_immutable';
end $$;
create trigger release_immutable before update or delete on release for each row execute function app.release_is_immutable();
create trigger release_cell_immutable before update or delete on release_cell for each row execute function app.release_is_immutable();

alter table release enable row level security;       alter table release force row level security;
alter table release_cell enable row level security;  alter table release_cell force row level security;
create policy release_owner on release to hoanhap_owner using (true) with check (true);
create policy release_cell_owner on release_cell to hoanhap_owner using (true) with check (true);
grant select, update (withdrawn_at, withdrawn_reason) on release to hoanhap_app;
grant select on release_cell to hoanhap_app;
grant select on release, release_cell to hoanhap_stats;
-- The list says that a release was withdrawn; its cells are gone for everyone.
create policy release_read on release for select to hoanhap_app, hoanhap_stats using (true);
create policy release_withdraw on release for update to hoanhap_app
  using ((select app.has_role('admin'))) with check ((select app.has_role('admin')));
create policy release_cell_read on release_cell for select to hoanhap_app, hoanhap_stats
  using (release_id in (select r.id from release r where r.withdrawn_at is null));
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    `drop table if exists release_cell, release cascade; drop function if exists app.release_is_immutable()`,
  )
}
