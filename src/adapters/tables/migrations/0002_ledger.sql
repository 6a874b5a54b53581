-- The ledger. A row of a sealed table says which entry wrote it (journal_no), as which of its rows (row_no), and has a
-- seal over all that. Only balance is ever updated: it can be worked out of the transfers again, and is by nuan verify.
create table transfer (
  person_no     NUMBER not null,
  transfer_key  text not null,
  kind          text not null,
  debit_person  NUMBER not null,
  debit         text not null,
  credit_person NUMBER not null,
  credit        text not null,
  amount        NUMBER not null check (amount > 0),
  holds         text not null,
  effective     text not null,
  batch         text not null,
  journal_no    NUMBER not null,
  row_no        NUMBER not null,
  seal          BYTES not null,
  primary key (person_no, transfer_key)
) KEPT;

create table hold_end (
  person_no    NUMBER not null,
  hold_key     text not null,
  transfer_key text not null,
  journal_no   NUMBER not null,
  row_no       NUMBER not null,
  seal         BYTES not null,
  primary key (person_no, hold_key)
) KEPT;

create table balance (
  person_no    NUMBER not null,
  purpose      text not null,
  debits       NUMBER not null,
  credits      NUMBER not null,
  held_debits  NUMBER not null,
  held_credits NUMBER not null,
  primary key (person_no, purpose)
) KEPT;
