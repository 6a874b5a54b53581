-- Periods of members from offices of their own, as member_row has the rows of members. intake_fields says which column of
-- its intake each field of a file is, so that a row that was put aside can be shown column by column.
create table status_row (
  person_no  NUMBER not null,
  intake_no  NUMBER not null,
  file_row   NUMBER not null,
  claim      BYTES not null,
  content    BYTES not null,
  hidden     BYTES not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, intake_no, file_row)
) KEPT;

create table intake_fields (
  intake_no  NUMBER not null primary key,
  fields     text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null
) KEPT;
