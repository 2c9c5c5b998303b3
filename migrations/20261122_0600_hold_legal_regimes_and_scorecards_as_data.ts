import type { Knex } from 'knex'

/**
 * What the law allows is data: a regime is a law with the days on which it is in force, and every rule about a legal
 * status belongs to one. So is the scorecard of support need: an assessment names the version that it was made with.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table legal_regime (
  code    text primary key constraint legal_regime_code_form check (code ~ '^[A-Z][A-Z0-9]+$'),
  name    text not null,
  name_en text not null,
  valid   daterange not null constraint legal_regime_valid_not_empty check (not isempty(valid)),
  constraint legal_regime_one_at_any_date exclude using gist (valid with &&)
);

create table legal_status (
  code      text primary key constraint legal_status_code_form check (code ~ '^[a-z][a-z_]+$'),
  name      text not null,
  name_en   text not null,
  position  int not null constraint legal_status_position_unique unique,
  terminal  boolean not null,
  programme text constraint legal_status_programme_known check (programme in ('rehab','post_rehab'))
);
comment on column legal_status.terminal is 'the case ends with it';
comment on column legal_status.programme is 'the programme that a person enters with this status; null leaves it as it was';

-- What a decision that brings a status must look like under a regime.
create table status_rule (
  regime       text not null constraint status_rule_regime references legal_regime,
  status       text not null constraint status_rule_status references legal_status,
  decided_by   text[] not null constraint status_rule_decided_by_known check (cardinality(decided_by) > 0
                 and decided_by <@ array['commune_chairman','commune_police','medical_staff','centre','clinic','court',
                   'provincial_police','receiving_commune','registrar']),
  document     text,
  least_months int constraint status_rule_least_positive check (least_months > 0),
  most_months  int,
  basis        text not null,
  primary key (regime, status),
  constraint status_rule_term_in_order check (most_months >= least_months)
);
create index status_rule_status_idx on status_rule (status);
comment on column status_rule.document is 'kind of the document that is required; null where the law asks for none';
comment on column status_rule.most_months is 'longest term in months; null where the law sets none';

-- From 'opening' a case begins; 'moved' keeps the status and changes the commune.
create table status_transition (
  regime      text not null,
  from_status text not null,
  to_status   text not null,
  resumes     boolean not null default false,
  primary key (regime, from_status, to_status),
  -- A change that has no rule would be a change without document and body.
  constraint status_transition_rule foreign key (regime, to_status) references status_rule
);
create index status_transition_rule_idx on status_transition (regime, to_status);
comment on column status_transition.resumes is 'an interrupted term goes on: what is left may be shorter than the least term';

create table scorecard (
  version    text primary key,
  valid_from date not null constraint scorecard_valid_from_unique unique,
  items      jsonb not null,
  bands      jsonb not null
);
comment on column scorecard.items is 'array of {code, name, nameEn, points, service}: unmet, changeable needs and the service that each suggests';
comment on column scorecard.bands is '{medium, high}: least points of the two upper bands';

grant select on legal_regime, legal_status, status_rule, status_transition, scorecard
  to hoanhap_app, hoanhap_stats, hoanhap_loader, hoanhap_release_builder;
grant insert, update, delete on legal_regime, legal_status, status_rule, status_transition, scorecard to hoanhap_loader;
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table if exists scorecard, status_transition, status_rule, legal_status, legal_regime cascade',
  )
}
