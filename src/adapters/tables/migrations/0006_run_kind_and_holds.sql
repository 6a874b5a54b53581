-- What a run was opened for; runs of before have no row. Its holds: why a payment waits, raised when the run was computed
-- (step 1, and signed with it) or when it was posted (step 4), and how each ended, once. person_no 0 is the run itself.
create table run_kind (
  run_no     NUMBER not null primary key,
  scope      text not null,
  period     text not null,
  kind       text not null,
  kind_no    NUMBER not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  unique (scope, period, kind, kind_no)
) KEPT;

create table run_hold (
  person_no  NUMBER not null,
  run_no     NUMBER not null,
  reason     text not null,
  measure    NUMBER not null,
  beside     NUMBER not null,
  step_no    NUMBER not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, run_no, reason)
) KEPT;

create table run_hold_end (
  person_no  NUMBER not null,
  run_no     NUMBER not null,
  reason     text not null,
  outcome    text not null,
  actor      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, run_no, reason)
) KEPT;
