-- The journal: one entry for every change, chained. journal_head holds where the chain ends; every writer locks it first,
-- so that entries have no gaps and no two changes are under way at once.
create table journal_head (one NUMBER not null primary key, last_no NUMBER not null, chain text not null) KEPT;
insert into journal_head (one, last_no, chain) values (1, 0, '');

create table journal (
  journal_no NUMBER not null primary key,
  written_at text not null,
  actor      text not null,
  verb       text not null,
  subject    text not null,
  reason     text not null,
  chain      text not null
) KEPT;

create table journal_part (
  journal_no NUMBER not null,
  table_name text not null,
  row_count  NUMBER not null,
  digest     text not null,
  primary key (journal_no, table_name)
) KEPT;
