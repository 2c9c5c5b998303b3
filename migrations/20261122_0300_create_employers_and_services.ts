import type { Knex } from 'knex'

/** Open data about places: who hires, what help exists. Never a count of placed people. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table trade (
  code    text primary key constraint trade_code_form check (code ~ '^[a-z][a-z_]+$'),
  name    text not null,
  name_en text not null
);

create table employer (
  id          int generated always as identity primary key,
  source_id   text constraint employer_source_id_unique unique,
  name        text not null constraint employer_name_not_blank check (btrim(name) <> ''),
  address     text,
  location    geometry(Point, 4326) constraint employer_location_valid check (st_isvalid(location)),
  unit_id     int not null constraint employer_unit_now references unit,
  accepting   boolean not null default true,
  memorandum  boolean not null default false,
  verified_on date,
  version     int not null default 1,
  updated_at  timestamptz not null default now()
);
create index employer_location_idx on employer using gist (location);
create index employer_unit_now_idx on employer (unit_id);
comment on column employer.unit_id is 'the current commune; employer_unit answers for any date';

create table vacancy (
  employer_id int not null constraint vacancy_employer references employer on delete cascade,
  trade       text not null constraint vacancy_trade references trade,
  openings    int not null constraint vacancy_openings_range check (openings between 0 and 10000),
  primary key (employer_id, trade)
);
create index vacancy_trade_idx on vacancy (trade);

-- The commune of every date that a place lies in.
create table employer_unit (
  employer_id int not null constraint employer_unit_employer references employer on delete cascade,
  unit_id     int not null constraint employer_unit_unit references unit on delete cascade,
  method      text not null constraint employer_unit_method_known check (method in ('boundary','declared','lineage')),
  primary key (employer_id, unit_id)
);
create index employer_unit_unit_idx on employer_unit (unit_id);

create table service_point (
  id          int generated always as identity primary key,
  source_id   text constraint service_point_source_id_unique unique,
  kind        text not null constraint service_point_kind_known check (kind in ('rehab_centre','ost_clinic','dispensing_site',
                'employment_centre','training_place','outreach_team','bank_office','legal_aid')),
  name        text not null constraint service_point_name_not_blank check (btrim(name) <> ''),
  address     text,
  location    geometry(Point, 4326) constraint service_point_location_valid check (st_isvalid(location)),
  unit_id     int not null constraint service_point_unit_now references unit,
  verified_on date,
  version     int not null default 1
);
create index service_point_location_idx on service_point using gist (location);
create index service_point_unit_now_idx on service_point (unit_id);
create index service_point_kind_idx on service_point (kind);

create table service_point_unit (
  service_point_id int not null constraint service_point_unit_service_point references service_point on delete cascade,
  unit_id          int not null constraint service_point_unit_unit references unit on delete cascade,
  method           text not null constraint service_point_unit_method_known check (method in ('boundary','declared','lineage')),
  primary key (service_point_id, unit_id)
);
create index service_point_unit_unit_idx on service_point_unit (unit_id);

grant select on trade, employer, vacancy, employer_unit, service_point, service_point_unit to hoanhap_app, hoanhap_stats;
grant insert, update, delete on employer, vacancy, employer_unit to hoanhap_app;

-- Everyone signed in reads places; only an employment officer writes, inside the own scope.
alter table employer enable row level security;      alter table employer force row level security;
alter table vacancy enable row level security;       alter table vacancy force row level security;
alter table employer_unit enable row level security; alter table employer_unit force row level security;
create policy employer_owner on employer to hoanhap_owner using (true) with check (true);
create policy vacancy_owner on vacancy to hoanhap_owner using (true) with check (true);
create policy employer_unit_owner on employer_unit to hoanhap_owner using (true) with check (true);
create policy employer_read on employer for select to hoanhap_app, hoanhap_stats using (true);
create policy vacancy_read on vacancy for select to hoanhap_app, hoanhap_stats using (true);
create policy employer_unit_read on employer_unit for select to hoanhap_app, hoanhap_stats using (true);
create policy employer_insert on employer for insert to hoanhap_app
  with check ((select app.has_role('employment_officer')) and unit_id = any ((select app.scope())::int[]));
create policy employer_update on employer for update to hoanhap_app
  using ((select app.has_role('employment_officer')) and unit_id = any ((select app.scope())::int[]))
  with check ((select app.has_role('employment_officer')) and unit_id = any ((select app.scope())::int[]));
create policy employer_delete on employer for delete to hoanhap_app
  using ((select app.has_role('employment_officer')) and unit_id = any ((select app.scope())::int[]));
create policy vacancy_write on vacancy to hoanhap_app
  using ((select app.has_role('employment_officer')) and employer_id in
    (select e.id from employer e where e.unit_id = any ((select app.scope())::int[])))
  with check ((select app.has_role('employment_officer')) and employer_id in
    (select e.id from employer e where e.unit_id = any ((select app.scope())::int[])));
create policy employer_unit_write on employer_unit to hoanhap_app
  using ((select app.has_role('employment_officer')) and employer_id in
    (select e.id from employer e where e.unit_id = any ((select app.scope())::int[])))
  with check ((select app.has_role('employment_officer')) and employer_id in
    (select e.id from employer e where e.unit_id = any ((select app.scope())::int[])));
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table if exists service_point_unit, service_point, employer_unit, vacancy, employer, trade cascade',
  )
}
