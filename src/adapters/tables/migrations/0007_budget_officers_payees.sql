-- The budgets of scopes, who works on runs, and what was told about payees. Nothing is overwritten: of a scope, an officer
-- or a person the row with the highest number holds.
create table budget (
  scope      text not null,
  budget_no  NUMBER not null,
  amount     NUMBER not null check (amount >= 0),
  actor      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (scope, budget_no)
) KEPT;

create table officer (
  name       text not null,
  change_no  NUMBER not null,
  person_no  NUMBER not null,
  serves     NUMBER not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (name, change_no)
) KEPT;

create table payee_state (
  person_no  NUMBER not null,
  state_no   NUMBER not null,
  state      text not null,
  since      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, state_no)
) KEPT;
