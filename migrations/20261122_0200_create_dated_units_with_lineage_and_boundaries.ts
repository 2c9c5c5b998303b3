import type { Knex } from 'knex'

/**
 * Administrative units as rows of (level, code, validity). A code means nothing without its date:
 * the same five digits name different communes before and after 2025-07-01.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table unit (
  id            int generated always as identity primary key,
  level         text not null constraint unit_level_known check (level in ('province','district','commune')),
  code          text not null constraint unit_code_digits check (code ~ '^[0-9]{2,5}$'),
  name          text not null,
  name_en       text,
  type          text not null,
  alt_name      text,
  alt_code      text,
  valid         daterange not null constraint unit_valid_not_empty check (not isempty(valid)),
  vintage       text not null,
  population    int constraint unit_population_positive check (population >= 0),
  population_on date,
  search_key    text not null,
  constraint unit_code_unique_at_any_date exclude using gist (level with =, code with =, valid with &&)
);
create index unit_level_valid_idx on unit using gist (level, valid);
create index unit_district_idx on unit using gist (valid) where level = 'district';
comment on column unit.vintage is 'the year tag of the file the unit came from; boundaries of the same tag belong to it';
comment on column unit.search_key is 'lower case, without diacritics, đ as d; what a search is matched against';

-- The parent is dated on its own: a commune does not become another commune when its province is renamed.
create table unit_parent (
  unit_id   int not null constraint unit_parent_unit references unit on delete cascade,
  parent_id int not null constraint unit_parent_parent references unit on delete cascade,
  valid     daterange not null constraint unit_parent_valid_not_empty check (not isempty(valid)),
  primary key (unit_id, parent_id),
  constraint unit_parent_one_at_any_date exclude using gist (unit_id with =, valid with &&)
);
create index unit_parent_parent_idx on unit_parent (parent_id);

create table unit_event (
  id       int generated always as identity primary key,
  date     date not null,
  level    text not null,
  kind     text not null constraint unit_event_kind_known check (kind in ('merge','split','rename','retype','abolish','create','recode')),
  document text
);

create table unit_succession (
  event_id   int not null constraint unit_succession_event references unit_event on delete cascade,
  old_id     int not null constraint unit_succession_old references unit on delete cascade,
  new_id     int not null constraint unit_succession_new references unit on delete cascade,
  share      text not null constraint unit_succession_share_known check (share in ('whole','part')),
  confidence text not null constraint unit_succession_confidence_known check (confidence in ('high','medium','low')),
  source     text not null,
  overlap_km2 double precision constraint unit_succession_overlap_positive check (overlap_km2 >= 0),
  primary key (old_id, new_id)
);
comment on column unit_succession.overlap_km2 is 'area of old and new in common; null where a boundary is missing';
create index unit_succession_new_idx on unit_succession (new_id);
create index unit_succession_event_idx on unit_succession (event_id);

create table unit_boundary (
  unit_id     int primary key constraint unit_boundary_unit references unit on delete cascade,
  geom        geometry(MultiPolygon, 4326) not null constraint unit_boundary_valid check (st_isvalid(geom)),
  inner_point geometry(Point, 4326) not null constraint unit_boundary_inner_point_valid check (st_isvalid(inner_point)),
  bbox        double precision[] not null constraint unit_boundary_bbox_four check (array_length(bbox, 1) = 4),
  area_km2    double precision not null,
  source      text not null,
  repaired    text
);
create index unit_boundary_geom_idx on unit_boundary using gist (geom);
create index unit_boundary_inner_point_idx on unit_boundary using gist (inner_point);
comment on column unit_boundary.repaired is 'what was mended at load, in words; null when the file was sound';

-- Former districts after their abolition: whole current communes by best fit.
create table zone (
  id      int generated always as identity primary key,
  kind    text not null constraint zone_kind_known check (kind in ('former_district')),
  unit_id int not null constraint zone_unit references unit on delete cascade,
  valid   daterange not null constraint zone_valid_not_empty check (not isempty(valid))
);
create index zone_unit_idx on zone (unit_id);
create table zone_member (
  zone_id    int not null constraint zone_member_zone references zone on delete cascade,
  unit_id    int not null constraint zone_member_unit references unit on delete cascade,
  primary key (zone_id, unit_id)
);
create index zone_member_unit_idx on zone_member (unit_id);
create table zone_boundary (
  zone_id     int primary key constraint zone_boundary_zone references zone on delete cascade,
  geom        geometry(MultiPolygon, 4326) not null constraint zone_boundary_valid check (st_isvalid(geom)),
  inner_point geometry(Point, 4326) not null constraint zone_boundary_inner_point_valid check (st_isvalid(inner_point)),
  bbox        double precision[] not null
);
create index zone_boundary_geom_idx on zone_boundary using gist (geom);
create index zone_boundary_inner_point_idx on zone_boundary using gist (inner_point);

-- Tiles are built once for every period in which no boundary of the level changed.
create table unit_tile_set (
  id    int generated always as identity primary key,
  level text not null constraint unit_tile_set_level_known check (level in ('province','district','commune')),
  valid daterange not null,
  constraint unit_tile_set_one_at_any_date exclude using gist (level with =, valid with &&)
);
create table unit_tile (
  tile_set_id int not null constraint unit_tile_set_of_tile references unit_tile_set on delete cascade,
  z           int not null,
  x           int not null,
  y           int not null,
  body        bytea not null,
  primary key (tile_set_id, z, x, y)
);
comment on column unit_tile.body is 'gzip-compressed Mapbox vector tile, layer units';

alter table account_scope add constraint account_scope_unit foreign key (unit_id) references unit;

-- What is loaded. A load that was killed leaves sealed_at null, and the next start begins again from nothing.
create table pack_load (
  id         int generated always as identity primary key,
  name       text not null,
  version    text not null,
  synthetic  boolean not null,
  options    jsonb not null default '{}',
  report     jsonb not null default '[]',
  started_at timestamptz not null default now(),
  sealed_at  timestamptz
);

grant select on unit, unit_parent, unit_event, unit_succession, unit_boundary, zone, zone_member, zone_boundary,
  unit_tile_set, unit_tile, pack_load to hoanhap_app, hoanhap_stats;

-- Current communes under the units of the caller's dated scopes, plus those units themselves (a province is its own
-- unplaced queue). Today is the day in Việt Nam.
-- Every guard asks for it, row by row: so it is written such that a query takes it in instead of calling it.
create function app.today() returns date language sql stable return (now() at time zone 'Asia/Ho_Chi_Minh')::date;
create function app.scope() returns int[] language sql stable security definer
  set search_path = pg_catalog, public as $$
  with recursive reach(unit_id) as (
    select s.unit_id from account_scope s where s.account_id = app.account_id() and s.valid @> app.today()
    union
    select p.unit_id from unit_parent p join reach r on p.parent_id = r.unit_id where p.valid @> app.today()
  )
  select coalesce(array_agg(unit_id), '{}') from reach $$;
revoke all on function app.scope(), app.today() from public;
grant execute on function app.scope(), app.today() to hoanhap_app;
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop function if exists app.scope();
drop function if exists app.today();
alter table account_scope drop constraint account_scope_unit;
drop table if exists pack_load, unit_tile, unit_tile_set, zone_boundary, zone_member, zone, unit_boundary, unit_succession,
  unit_event, unit_parent, unit cascade;`)
}
