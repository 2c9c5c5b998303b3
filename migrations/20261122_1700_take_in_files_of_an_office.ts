import type { Knex } from 'knex'

/** What belongs to whoever uploaded it. */
const OF_ONE_ACCOUNT = ['import_part', 'import_chunk', 'import_row', 'import_review']

/**
 * Files of an office on their way into the register. Whoever uploaded a file sees it, and nobody else. What stands in its
 * cells is sealed like everything that says who somebody is; the ledger beside it holds numbers, codes and names of fields.
 *
 * `import_source` remembers which row of an office's files became which record, so that the same file changes nothing the
 * second time; `import_mapping` what the office's columns mean. Both are keyed hashes.
 *
 * A job works in a session of its own, of the account that began it, so that it can do what that person may do today and
 * nothing else.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(TABLES)
  await knex.raw(FUNCTIONS)
  await knex.raw(POLICIES)
  for (const table of OF_ONE_ACCOUNT) {
    await knex.raw(`
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_owner on ${table} to hoanhap_owner using (true) with check (true);
create policy ${table}_uploader on ${table} to hoanhap_app
  using (import_id = any ((select app.own_imports())::int[])) with check (import_id = any ((select app.own_imports())::int[]));
grant select, insert, update, delete on ${table} to hoanhap_app;`)
  }
}

const TABLES = `
create table import_batch (
  id           int generated always as identity primary key,
  account_id   int not null default app.account_id() constraint import_batch_account references account on delete cascade,
  office       text not null,
  kind         text not null constraint import_batch_kind_known check (kind in ('people','employers','services')),
  status       text not null default 'reading' constraint import_batch_status_known check (status in ('reading','mapping','checking',
                 'checked','applying','applied','refused','cancelled','failed')),
  version      int not null default 1,
  synthetic    boolean not null,
  file_hash    bytea not null constraint import_batch_file_hash_whole check (octet_length(file_hash) = 32),
  layout       bytea,
  key_version  int,
  unit_id      int constraint import_batch_unit references unit,
  total        int not null default 0,
  done         int not null default 0,
  rows_read    int not null default 0,
  inserted     int not null default 0,
  updated      int not null default 0,
  unchanged    int not null default 0,
  rejected     int not null default 0,
  in_review    int not null default 0,
  findings     jsonb not null default '[]',
  refusal      jsonb,
  receipt      jsonb,
  created_at   timestamptz not null default now(),
  applied_at   timestamptz,
  kept_until   date not null default app.today() + 30,
  constraint import_batch_adds_up check (rows_read = inserted + updated + unchanged + rejected and in_review <= rejected),
  constraint import_batch_layout_with_key check ((layout is null) = (key_version is null))
);
create index import_batch_account_idx on import_batch (account_id, id);
create index import_batch_unit_idx on import_batch (unit_id);
create index import_batch_working_idx on import_batch (id) where status in ('reading','checking','applying');
comment on column import_batch.layout is 'sealed: name of the file, sheets, headers, samples and meanings of the columns';
comment on column import_batch.office is 'the units that the uploader was in charge of: colleagues share what an office''s files mean';

-- The file as it came, in parts, so that another sheet or header can be chosen.
create table import_part (
  import_id   int not null constraint import_part_batch references import_batch on delete cascade,
  part        int not null,
  sealed      bytea not null,
  key_version int not null,
  primary key (import_id, part)
);

-- The rows of the chosen sheet, some hundred in each chunk.
create table import_chunk (
  import_id   int not null constraint import_chunk_batch references import_batch on delete cascade,
  chunk       int not null,
  first_row   int not null,
  last_row    int not null,
  sealed      bytea not null,
  key_version int not null,
  primary key (import_id, chunk)
);
create index import_chunk_rows_idx on import_chunk (import_id, last_row);

-- The ledger: what becomes of every row. Codes and names of fields, never a cell.
create table import_row (
  import_id int not null constraint import_row_batch references import_batch on delete cascade,
  row       int not null,
  outcome   text not null constraint import_row_outcome_known check (outcome in ('inserted','updated','unchanged','rejected','review')),
  record_id bigint,
  changed   text[] not null default '{}',
  faults    jsonb not null default '[]',
  unit_id   int constraint import_row_unit references unit,
  how       text constraint import_row_how_known check (how in ('coordinates','unit','address','queue')),
  grade     text constraint import_row_grade_known check (grade in ('exact','probable','ambiguous','none')),
  applied   boolean not null default false,
  primary key (import_id, row)
);
create index import_row_outcome_idx on import_row (import_id, outcome, row);
create index import_row_unit_idx on import_row (unit_id);

create table import_review (
  import_id  int not null,
  row        int not null,
  decision   text not null constraint import_review_decision_known check (decision in ('same','new','skip')),
  person_id  bigint constraint import_review_person references person on delete cascade,
  decided_by int not null default app.account_id() constraint import_review_decided_by references account on delete cascade,
  decided_at timestamptz not null default now(),
  primary key (import_id, row),
  constraint import_review_row foreign key (import_id, row) references import_row (import_id, row) on delete cascade,
  constraint import_review_same_names_person check ((decision = 'same') = (person_id is not null))
);
create index import_review_person_idx on import_review (person_id);
create index import_review_decided_by_idx on import_review (decided_by);

create table import_mapping (
  office    text not null,
  kind      text not null,
  signature bytea not null constraint import_mapping_signature_whole check (octet_length(signature) = 32),
  field     text,
  used_at   timestamptz not null default now(),
  primary key (office, kind, signature)
);
comment on column import_mapping.field is 'what the column means; null where it is left out';
comment on column import_mapping.signature is 'HMAC-SHA-256 of a header: a cell that was taken for one is not kept';

create table import_source (
  office    text not null,
  kind      text not null,
  key       bytea not null constraint import_source_key_whole check (octet_length(key) = 32),
  record_id bigint not null,
  said      bytea not null constraint import_source_said_whole check (octet_length(said) = 32),
  numbered  boolean not null,
  at        timestamptz not null default now(),
  primary key (office, kind, key)
);
create index import_source_record_idx on import_source (kind, record_id);
comment on column import_source.key is 'HMAC-SHA-256 of the number that the office gave the row, or of all its values';
comment on column import_source.numbered is 'the office gave the row a number, so that two numbers are two records';
comment on column import_source.said is 'HMAC-SHA-256 of all that the row said when it was last taken in';

-- What was decided about where somebody lives, by whom and on which day.
create table placement (
  id         bigint generated always as identity primary key,
  case_id    bigint not null,
  unit_id    int not null,
  method     text not null constraint placement_method_known check (method in ('address','candidate','unit','point','geocoder','left')),
  at_unit_id int constraint placement_at_unit references unit,
  precision  text constraint placement_precision_known check (precision in ('exact','street','hamlet','commune')),
  reason     text constraint placement_reason_known check (reason in ('address_missing','address_unclear','moved_away',
               'no_fixed_address','other')),
  recorded_by int constraint placement_recorded_by references account on delete set null,
  recorded_at timestamptz not null default now(),
  constraint placement_case foreign key (case_id, unit_id) references case_file (id, unit_id) on update cascade on delete cascade,
  constraint placement_left_with_reason check ((method = 'left') = (reason is not null)),
  constraint placement_placed_somewhere check ((method = 'left') = (at_unit_id is null) and (at_unit_id is null) = (precision is null))
);
create index placement_case_idx on placement (case_id, id);
create index placement_unit_idx on placement (unit_id, case_id);
create index placement_at_unit_idx on placement (at_unit_id);
create index placement_recorded_by_idx on placement (recorded_by);
create trigger placement_recorded before insert on placement for each row execute function app.stamp_recorder();

-- Addresses that are looked at together. They may be those of people, so they are sealed.
create table address_batch (
  id         int generated always as identity primary key,
  account_id int not null default app.account_id() constraint address_batch_account references account on delete cascade,
  name       text not null constraint address_batch_name_length check (char_length(btrim(name)) between 1 and 120),
  as_of      date not null,
  created_at timestamptz not null default now(),
  kept_until date not null default app.today() + 30
);
create index address_batch_account_idx on address_batch (account_id, id);
create table address_decision (
  batch_id    int not null constraint address_decision_batch references address_batch on delete cascade,
  position    int not null,
  sealed      bytea not null,
  key_version int not null,
  grade       text not null constraint address_decision_grade_known check (grade in ('exact','probable','ambiguous','none')),
  unit_code   text,
  method      text constraint address_decision_method_known check (method in ('resolved','candidate','unit','none')),
  decided_code text,
  decided_by  int constraint address_decision_decided_by references account on delete set null,
  decided_at  timestamptz,
  primary key (batch_id, position),
  constraint address_decision_whole check ((method is null) = (decided_at is null)),
  constraint address_decision_code check ((method is null or method = 'none') = (decided_code is null))
);
create index address_decision_grade_idx on address_decision (batch_id, grade, position);
create index address_decision_decided_by_idx on address_decision (decided_by);
comment on column address_decision.sealed is 'the address and what it may mean';
`

const FUNCTIONS = `
-- What the caller is in charge of, as one text: colleagues of one office have the same.
create function app.office() returns text language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare caller int := app.account_id();
begin
  return (select coalesce(string_agg(distinct s.unit_id::text, ',' order by s.unit_id::text), '')
          from account_scope s where s.account_id = caller and s.valid @> app.today());
end $$;

create function app.own_imports() returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare caller int := app.account_id();
begin
  return array(select b.id from import_batch b where b.account_id = caller);
end $$;

create function app.own_address_batches() returns int[] language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare caller int := app.account_id();
begin
  return array(select b.id from address_batch b where b.account_id = caller);
end $$;

-- Imports whose job ended with the server that ran it.
create function app.interrupted_imports() returns int[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select array(select b.id from import_batch b where b.status in ('reading','checking','applying') order by b.id) $$;

-- A session for the job of an import, of the account that began it; null when there is no such job or account any more.
create function app.open_import_session(wanted int, with_sid_hash bytea) returns bigint language sql volatile security definer
  set search_path = pg_catalog, public, pg_temp as $$
  insert into session (account_id, sid_hash, expires_at, user_agent)
  select b.account_id, with_sid_hash, now() + interval '8 hours', 'import ' || b.id
  from import_batch b join account a on a.id = b.account_id
  where b.id = wanted and b.status in ('reading','checking','applying') and not a.disabled
  returning id $$;

-- A job that its account may no longer do.
create function app.give_up_import(wanted int) returns void language sql volatile security definer
  set search_path = pg_catalog, public, pg_temp as $$
  update import_batch set status = 'failed', version = version + 1
  where id = wanted and status in ('reading','checking','applying') $$;

-- Files are kept for thirty days; afterwards their numbers remain. A colleague's name is no secret, so it may stay.
create function app.forget_imports() returns void language sql volatile security definer
  set search_path = pg_catalog, public, pg_temp as $$
  delete from import_part p using import_batch b where b.id = p.import_id and b.kept_until < app.today();
  delete from import_chunk c using import_batch b where b.id = c.import_id and b.kept_until < app.today();
  delete from address_batch b where b.kept_until < app.today();
  update import_batch set status = 'cancelled', version = version + 1
    where kept_until < app.today() and status in ('mapping','checked');
  update import_batch set layout = null, key_version = null where kept_until < app.today() and layout is not null $$;

-- Who decided where somebody lives, told to whoever keeps the file.
create function app.recorder_of_placement(wanted bigint) returns table (display_name text) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select a.display_name from placement p join account a on a.id = p.recorded_by
  where p.id = wanted and p.unit_id = any (app.record_scope()) $$;

revoke all on function app.recorder_of_placement(bigint), app.office(), app.own_imports(), app.own_address_batches(), app.interrupted_imports(),
  app.open_import_session(int, bytea), app.give_up_import(int), app.forget_imports() from public;
grant execute on function app.recorder_of_placement(bigint), app.office(), app.own_imports(), app.own_address_batches() to hoanhap_app;
grant execute on function app.interrupted_imports(), app.open_import_session(int, bytea), app.give_up_import(int),
  app.forget_imports() to hoanhap_loader;
`

const POLICIES = `
alter table import_batch enable row level security;   alter table import_batch force row level security;
alter table import_mapping enable row level security; alter table import_mapping force row level security;
alter table import_source enable row level security;  alter table import_source force row level security;
alter table placement enable row level security;      alter table placement force row level security;
alter table address_batch enable row level security;  alter table address_batch force row level security;
alter table address_decision enable row level security; alter table address_decision force row level security;
create policy import_batch_owner on import_batch to hoanhap_owner using (true) with check (true);
create policy import_mapping_owner on import_mapping to hoanhap_owner using (true) with check (true);
create policy import_source_owner on import_source to hoanhap_owner using (true) with check (true);
create policy placement_owner on placement to hoanhap_owner using (true) with check (true);
create policy address_batch_owner on address_batch to hoanhap_owner using (true) with check (true);
create policy address_decision_owner on address_decision to hoanhap_owner using (true) with check (true);

create policy import_batch_uploader on import_batch to hoanhap_app
  using (account_id = (select app.account_id()))
  with check (account_id = (select app.account_id()) and office = (select app.office()));
create policy import_mapping_office on import_mapping to hoanhap_app
  using ((select app.account_id()) is not null and office = (select app.office()))
  with check ((select app.account_id()) is not null and office = (select app.office()));
create policy import_source_office on import_source to hoanhap_app
  using ((select app.account_id()) is not null and office = (select app.office()))
  with check ((select app.account_id()) is not null and office = (select app.office()));
create policy placement_record_holder on placement to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope()))))
  with check (unit_id = any ((select app.record_scope())::int[]));
create policy address_batch_uploader on address_batch to hoanhap_app
  using (account_id = (select app.account_id())) with check (account_id = (select app.account_id()));
create policy address_decision_uploader on address_decision to hoanhap_app
  using (batch_id = any ((select app.own_address_batches())::int[]))
  with check (batch_id = any ((select app.own_address_batches())::int[]));
grant select, insert, update, delete on import_batch, import_mapping, import_source, address_batch, address_decision to hoanhap_app;
grant select, insert on placement to hoanhap_app;
grant delete on placement to hoanhap_loader;
create policy placement_load on placement to hoanhap_loader using (true) with check (false);

-- Service points are open data; an administrator brings their list up to date.
alter table service_point enable row level security;      alter table service_point force row level security;
alter table service_point_unit enable row level security; alter table service_point_unit force row level security;
create policy service_point_owner on service_point to hoanhap_owner using (true) with check (true);
create policy service_point_unit_owner on service_point_unit to hoanhap_owner using (true) with check (true);
create policy service_point_read on service_point for select to hoanhap_app, hoanhap_stats using (true);
create policy service_point_unit_read on service_point_unit for select to hoanhap_app, hoanhap_stats using (true);
create policy service_point_load on service_point to hoanhap_loader using (true) with check (true);
create policy service_point_unit_load on service_point_unit to hoanhap_loader using (true) with check (true);
create policy service_point_insert on service_point for insert to hoanhap_app with check ((select app.has_role('admin')));
create policy service_point_update on service_point for update to hoanhap_app
  using ((select app.has_role('admin'))) with check ((select app.has_role('admin')));
create policy service_point_unit_write on service_point_unit to hoanhap_app
  using ((select app.has_role('admin'))) with check ((select app.has_role('admin')));
grant insert, update on service_point to hoanhap_app;
grant insert, delete on service_point_unit to hoanhap_app;
`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
revoke insert, delete on service_point_unit from hoanhap_app;
revoke insert, update on service_point from hoanhap_app;
do $$ declare p record; begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public'
      and tablename in ('service_point', 'service_point_unit') loop
    execute format('drop policy %I on public.%I', p.policyname, p.tablename);
  end loop;
end $$;
alter table service_point no force row level security;      alter table service_point disable row level security;
alter table service_point_unit no force row level security; alter table service_point_unit disable row level security;
drop table address_decision, address_batch, placement, import_source, import_mapping, import_review, import_row, import_chunk,
  import_part, import_batch;
drop function app.recorder_of_placement(bigint), app.forget_imports(), app.give_up_import(int), app.open_import_session(int, bytea), app.interrupted_imports(),
  app.own_address_batches(), app.own_imports(), app.office();`)
}
