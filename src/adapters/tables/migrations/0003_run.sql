-- Persons, and runs of mutual aid. A certificate is found by its keyed hash and kept only encrypted; person_no is ours.
create table certificate (
  lookup     BYTES not null primary key,
  person_no  NUMBER not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null
) KEPT;

create table person (
  person_no   NUMBER not null primary key,
  certificate BYTES not null,
  journal_no  NUMBER not null,
  row_no      NUMBER not null,
  seal        BYTES not null
) KEPT;

create table run (
  run_no     NUMBER not null primary key,
  scope      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null
) KEPT;

-- What a run was computed from.
create table run_inputs (
  run_no     NUMBER not null primary key,
  inputs     text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null
) KEPT;

create table run_step (
  run_no     NUMBER not null,
  step_no    NUMBER not null,
  actor      text not null,
  digest     text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (run_no, step_no)
) KEPT;

create table decision (
  person_no  NUMBER not null,
  run_no     NUMBER not null,
  due        NUMBER not null,
  paid       NUMBER not null,
  pay        NUMBER not null check (pay >= 0),
  carry      NUMBER not null check (carry <= 0),
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, run_no)
) KEPT;
