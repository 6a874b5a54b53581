-- How a row that was put aside ended, once: corrected or released into the register at its own place, or rejected. The
-- row of an earlier file that it stands for from then on is named by replaces_…, zeros where there is none.
create table quarantine_end (
  intake_no       NUMBER not null,
  file_row        NUMBER not null,
  outcome         text not null,
  replaces_person NUMBER not null,
  replaces_intake NUMBER not null,
  replaces_row    NUMBER not null,
  journal_no      NUMBER not null,
  row_no          NUMBER not null,
  seal            BYTES not null,
  primary key (intake_no, file_row)
) KEPT;

create index quarantine_end_replaces on quarantine_end (replaces_person, replaces_intake, replaces_row);
