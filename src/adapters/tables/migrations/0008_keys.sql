-- The store's own keys. A key has a number and a purpose; its bytes stand in key_wrap alone, wrapped by the key file.
-- key_wrap is updated in place, so that an old wrapping is gone: key_wrapping says what it holds, turn after turn, the
-- digest empty once a key was destroyed. resealed says which rows of an entry were hidden anew, and their new digest.
create table store_key (
  key_no     NUMBER not null primary key,
  purpose    text not null,
  algorithm  text not null,
  public_key text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null
) KEPT;

create table key_wrapping (
  key_no     NUMBER not null,
  turn_no    NUMBER not null,
  mark       text not null,
  digest     text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (key_no, turn_no)
) KEPT;

create table key_wrap (key_no NUMBER not null primary key, wrapped BYTES not null) KEPT;

create table resealed (
  of_entry   NUMBER not null,
  table_name text not null,
  key_no     NUMBER not null,
  row_count  NUMBER not null,
  before     text not null,
  after      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (of_entry, table_name, key_no)
) KEPT;
