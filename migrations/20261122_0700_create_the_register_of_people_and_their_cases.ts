import type { Knex } from 'knex'

/**
 * The register. What different roles may read lies in different tables, so that row-level security expresses the matrix
 * of who sees what: legal facts in `case_file`, help in `support_file`, work in `work_file`, health in `health_file`,
 * the place in `residence`, and each identity field in a row of its own, sealed.
 *
 * Every row carries the unit that is in charge (`unit_id`), kept equal by the foreign keys: when a person moves,
 * `person.unit_id` changes and everything follows.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table person (
  id         bigint generated always as identity primary key,
  unit_id    int not null constraint person_unit references unit,
  sex        text not null constraint person_sex_known check (sex in ('female','male')),
  birth_year int not null constraint person_birth_year_range check (birth_year between 1900 and 2100),
  synthetic  boolean not null,
  constraint person_with_unit_unique unique (id, unit_id)
);
create index person_unit_idx on person (unit_id);
-- Whether there is any real person is asked often, and answered from nothing while there is none.
create index person_real_idx on person (unit_id) where not synthetic;
comment on column person.unit_id is 'the current commune in charge, or the province whose unplaced queue the person is in';
comment on column person.birth_year is 'ages are counted by calendar year; the full birth date is sealed';

create table person_identity (
  person_id   bigint not null,
  unit_id     int not null,
  field       text not null constraint person_identity_field_known check (field in ('name','idNumber','birthDate','phone',
                'address','familyContact')),
  sealed      bytea not null constraint person_identity_sealed_whole check (octet_length(sealed) >= 28),
  key_version int not null,
  primary key (person_id, field),
  constraint person_identity_person foreign key (person_id, unit_id) references person (id, unit_id)
    on update cascade on delete cascade
);
create index person_identity_unit_idx on person_identity (unit_id, person_id);
comment on column person_identity.sealed is 'AES-256-GCM: 12 bytes nonce, 16 bytes tag, ciphertext; bound to person and field';

-- Keyed hashes by which a sealed field can be found again: only whole values, never parts of them.
create table identity_index (
  person_id   bigint not null,
  unit_id     int not null,
  kind        text not null constraint identity_index_kind_known check (kind in ('idNumber','fullName','givenNameAndYear')),
  digest      bytea not null constraint identity_index_digest_whole check (octet_length(digest) = 32),
  primary key (person_id, kind),
  constraint identity_index_person foreign key (person_id, unit_id) references person (id, unit_id)
    on update cascade on delete cascade
);
create index identity_index_digest_idx on identity_index (kind, digest);
create index identity_index_unit_idx on identity_index (unit_id, person_id);
comment on column identity_index.digest is 'HMAC-SHA-256 under a key that is not in the database';

create table case_file (
  id              bigint generated always as identity primary key,
  person_id       bigint not null,
  unit_id         int not null,
  programme       text not null constraint case_file_programme_known check (programme in ('rehab','post_rehab','released_prisoner')),
  opened_on       date not null,
  closed_on       date,
  episode         int not null default 1 constraint case_file_episode_positive check (episode > 0),
  status          text constraint case_file_status references legal_status,
  status_since    date,
  regime          text constraint case_file_regime references legal_regime,
  decision_number text,
  decision_on     date,
  planned_end     date,
  adult_from      date not null,
  version         int not null default 1,
  updated_at      timestamptz not null default now(),
  constraint case_file_person foreign key (person_id, unit_id) references person (id, unit_id)
    on update cascade on delete cascade,
  constraint case_file_with_unit_unique unique (id, unit_id),
  constraint case_file_closed_after_opening check (closed_on >= opened_on)
);
create unique index case_file_one_open_per_person on case_file (person_id) where closed_on is null;
create index case_file_person_idx on case_file (person_id, unit_id);
create index case_file_unit_idx on case_file (unit_id, opened_on desc, id desc) where closed_on is null;
create index case_file_opened_idx on case_file (opened_on desc, id desc) where closed_on is null;
create index case_file_status_idx on case_file (status);
create index case_file_regime_idx on case_file (regime);
comment on column case_file.status is 'follows from status_change; no role writes it';
comment on column case_file.adult_from is 'first day on which the person is surely 18, told from the year of birth alone';

-- One stretch of rehabilitation from its opening to its terminal status. A case that is opened again gets another.
create table episode (
  case_id   bigint not null,
  unit_id   int not null,
  number    int not null constraint episode_number_positive check (number > 0),
  opened_on date not null,
  closed_on date,
  closed_as text constraint episode_closed_as references legal_status,
  primary key (case_id, number),
  constraint episode_case foreign key (case_id, unit_id) references case_file (id, unit_id) on update cascade on delete cascade,
  constraint episode_closed_with_status check ((closed_on is null) = (closed_as is null)),
  constraint episode_closed_after_opening check (closed_on >= opened_on)
);
create index episode_unit_idx on episode (unit_id, case_id);
create index episode_closed_as_idx on episode (closed_as);

create table status_change (
  id                 bigint generated always as identity primary key,
  case_id            bigint not null,
  unit_id            int not null,
  from_status        text not null,
  to_status          text not null,
  regime             text not null,
  document           text,
  decision_number    text,
  decision_on        date not null,
  issuing_body       text not null,
  effective_on       date not null,
  planned_end        date,
  reduction_document text,
  to_unit_id         int,
  recorded_by        int constraint status_change_recorded_by references account on delete set null,
  recorded_at        timestamptz not null default now(),
  -- Deferred, because the guard speaks first: it says which rule of which law is broken.
  constraint status_change_rule foreign key (regime, to_status) references status_rule deferrable initially deferred,
  constraint status_change_to_unit foreign key (to_unit_id) references unit deferrable initially deferred,
  constraint status_change_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade
);
create index status_change_case_idx on status_change (case_id, effective_on, id);
create index status_change_unit_idx on status_change (unit_id, case_id);
create index status_change_rule_idx on status_change (regime, to_status);
create index status_change_to_unit_idx on status_change (to_unit_id);
create index status_change_recorded_by_idx on status_change (recorded_by);
comment on column status_change.reduction_document is 'number of the decision that shortened the term; required to complete early';

-- The cell of a point in a grid of 2^18 by 2^18 over the web-mercator square (the 16 by 16 cells of a tile of zoom 14), as a
-- Morton key: x in the even bits, y (from the north) in the odd ones. All cells of a tile are one range of keys.
create function app.spread_bits(v bigint) returns bigint language plpgsql immutable strict parallel safe
  set search_path = pg_catalog as $$
begin
  v := (v | (v << 16)) & 281470681808895;
  v := (v | (v << 8)) & 71777214294589695;
  v := (v | (v << 4)) & 1085102592571150095;
  v := (v | (v << 2)) & 3689348814741910323;
  return (v | (v << 1)) & 6148914691236517205;
end $$;
create function app.place_key(place geometry) returns bigint language plpgsql immutable strict parallel safe
  set search_path = pg_catalog, public as $$
declare
  east float8 := (st_x(place) + 180) / 360;
  latitude float8 := radians(least(85.05, greatest(-85.05, st_y(place))));
  south float8 := (1 - ln(tan(pi() / 4 + latitude / 2)) / pi()) / 2;
begin
  return app.spread_bits(least(262143, greatest(0, floor(east * 262144)))::bigint)
       | (app.spread_bits(least(262143, greatest(0, floor(south * 262144)))::bigint) << 1);
end $$;

create table residence (
  id         bigint generated always as identity primary key,
  case_id    bigint not null,
  unit_id    int not null,
  at_unit_id int not null constraint residence_at_unit references unit,
  stay       daterange not null constraint residence_stay_begins check (not isempty(stay) and not lower_inf(stay)),
  location   geometry(Point, 4326) constraint residence_location_valid check (st_isvalid(location)),
  precision  text constraint residence_precision_known check (precision in ('exact','street','hamlet')),
  place_key  bigint generated always as (app.place_key(location)) stored,
  constraint residence_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade,
  constraint residence_one_at_any_date exclude using gist (case_id with =, stay with &&),
  constraint residence_precision_with_location check ((location is null) = (precision is null)),
  constraint residence_past_without_point check (location is null or upper_inf(stay))
);
create unique index residence_one_now on residence (case_id) where upper_inf(stay);
create index residence_place_idx on residence (unit_id, place_key) where upper_inf(stay);
create index residence_case_idx on residence (case_id, unit_id);
create index residence_location_idx on residence using gist (location);
create index residence_at_unit_idx on residence (at_unit_id);
comment on column residence.location is 'only of where a person lives now: an old address is nobody''s business';

create table support_file (
  case_id         bigint primary key,
  unit_id         int not null,
  support         text not null default 'none' constraint support_file_support_known check (support in ('none','offered','accepted',
                    'active','paused','closed')),
  need_band       text constraint support_file_need_band_known check (need_band in ('high','medium','low')),
  need_expires_on date,
  next_step       text constraint support_file_next_step_known check (next_step in ('call','meeting','home_visit','counselling',
                    'assessment','training','job_interview','referral_letter','loan','papers')),
  next_due_on     date,
  constraint support_file_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade,
  constraint support_file_need_with_end check ((need_band is null) = (need_expires_on is null)),
  constraint support_file_step_with_day check ((next_step is null) = (next_due_on is null))
);
create index support_file_unit_idx on support_file (unit_id, case_id);
comment on column support_file.need_band is 'of the latest assessment; counts only before need_expires_on';

create table work_file (
  case_id       bigint primary key,
  unit_id       int not null,
  work          text not null default 'unknown' constraint work_file_work_known check (work in ('unknown','not_seeking','seeking',
                  'in_training','referred','placed','self_employed','left_job')),
  trade_learned text constraint work_file_trade_learned references trade,
  trade_wanted  text constraint work_file_trade_wanted references trade,
  constraint work_file_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade
);
create index work_file_unit_idx on work_file (unit_id, case_id);
create index work_file_trade_learned_idx on work_file (trade_learned);
create index work_file_trade_wanted_idx on work_file (trade_wanted);

create table health_file (
  case_id   bigint primary key,
  unit_id   int not null,
  substance text not null default 'unknown' constraint health_file_substance_known check (substance in ('opioid','ats','other','unknown')),
  constraint health_file_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade
);
create index health_file_unit_idx on health_file (unit_id, case_id);

create table consent (
  id           bigint generated always as identity primary key,
  case_id      bigint not null,
  unit_id      int not null,
  purpose      text not null constraint consent_purpose_known check (purpose in ('support','employment','training','health','loan',
                 'familyContact')),
  given_on     date not null,
  withdrawn_on date,
  recorded_by  int constraint consent_recorded_by references account on delete set null,
  recorded_at  timestamptz not null default now(),
  constraint consent_case foreign key (case_id, unit_id) references case_file (id, unit_id) on update cascade on delete cascade,
  constraint consent_withdrawn_after_given check (withdrawn_on >= given_on)
);
create unique index consent_one_in_force on consent (case_id, purpose) where withdrawn_on is null;
create index consent_case_idx on consent (case_id, unit_id);
create index consent_unit_idx on consent (unit_id, purpose) where withdrawn_on is null;
create index consent_recorded_by_idx on consent (recorded_by);

create table service_event (
  id          bigint generated always as identity primary key,
  case_id     bigint not null,
  unit_id     int not null,
  kind        text not null constraint service_event_kind_known check (kind in ('call','meeting','home_visit','counselling',
                'referral_letter','training','job_interview','placement','loan','health_insurance','papers','legal_aid')),
  given_on    date not null,
  note_sealed bytea constraint service_event_note_whole check (octet_length(note_sealed) >= 28),
  key_version int,
  recorded_by int constraint service_event_recorded_by references account on delete set null,
  recorded_at timestamptz not null default now(),
  constraint service_event_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade,
  constraint service_event_note_with_key check ((note_sealed is null) = (key_version is null))
);
create index service_event_case_idx on service_event (case_id, given_on);
create index service_event_unit_idx on service_event (unit_id, case_id);
create index service_event_recorded_by_idx on service_event (recorded_by);

create table need_assessment (
  id              bigint generated always as identity primary key,
  case_id         bigint not null,
  unit_id         int not null,
  scorecard       text not null constraint need_assessment_scorecard references scorecard,
  needs           text[] not null,
  points          int not null constraint need_assessment_points_positive check (points >= 0),
  suggested_band  text not null constraint need_assessment_suggested_known check (suggested_band in ('high','medium','low')),
  band            text not null constraint need_assessment_band_known check (band in ('high','medium','low')),
  override_reason text,
  assessed_on     date not null,
  expires_on      date not null,
  recorded_by     int constraint need_assessment_recorded_by references account on delete set null,
  recorded_at     timestamptz not null default now(),
  constraint need_assessment_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade,
  constraint need_assessment_expires_after_90_days check (expires_on = assessed_on + 90),
  constraint need_assessment_override_with_reason check (band = suggested_band
    or char_length(btrim(coalesce(override_reason, ''))) between 5 and 500)
);
create index need_assessment_case_idx on need_assessment (case_id, assessed_on, id);
create index need_assessment_unit_idx on need_assessment (unit_id, case_id);
create index need_assessment_scorecard_idx on need_assessment (scorecard);
create index need_assessment_recorded_by_idx on need_assessment (recorded_by);

-- The same identity number twice: neither refused nor told to whoever may not see the other, but kept for who sees both.
create table possible_duplicate (
  person_id       bigint not null constraint possible_duplicate_person references person on delete cascade,
  other_person_id bigint not null constraint possible_duplicate_other references person on delete cascade,
  noticed_at      timestamptz not null default now(),
  primary key (person_id, other_person_id),
  constraint possible_duplicate_in_order check (person_id < other_person_id)
);
create index possible_duplicate_other_idx on possible_duplicate (other_person_id);

-- What an administrator put on record: the police list stays closed without the first, real people are refused without the second.
create table recorded_approval (
  kind        text primary key constraint recorded_approval_kind_known check (kind in ('impact_assessment','pre_flight_checklist')),
  reference   text not null constraint recorded_approval_reference_length check (char_length(btrim(reference)) between 5 and 500),
  recorded_by int constraint recorded_approval_recorded_by references account on delete set null,
  recorded_at timestamptz not null default now()
);
create index recorded_approval_recorded_by_idx on recorded_approval (recorded_by);

-- One text, sealed and hashed with the keys of this database, so that a start with other keys is refused.
create table key_mark (
  only_one    boolean primary key default true constraint key_mark_only_one check (only_one),
  key_version int not null,
  sealed      bytea not null,
  digest      bytea not null
);
grant select, insert on key_mark to hoanhap_loader;

alter table audit_entry add column case_id bigint, add column reason text;
create index audit_entry_case_idx on audit_entry (case_id, at) where case_id is not null;
comment on column audit_entry.case_id is 'the one case that was opened or changed; lists name theirs in detail';
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
alter table audit_entry drop column if exists case_id, drop column if exists reason;
drop table if exists key_mark, recorded_approval, possible_duplicate, need_assessment, service_event, consent, health_file, work_file,
  support_file, residence, status_change, episode, case_file, identity_index, person_identity, person cascade;
drop function if exists app.place_key(geometry);
drop function if exists app.spread_bits(bigint);`)
}
