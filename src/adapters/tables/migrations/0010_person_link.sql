-- Persons who count as another, and no longer: proposed in person_link, decided by somebody else in person_link_end. The
-- rows of each person stay where they are.
create table person_link (
  person_no    NUMBER not null,
  link_no      NUMBER not null,
  kind         text not null,
  other_person NUMBER not null,
  actor        text not null,
  reason       text not null,
  journal_no   NUMBER not null,
  row_no       NUMBER not null,
  seal         BYTES not null,
  primary key (person_no, link_no)
) KEPT;

create table person_link_end (
  person_no  NUMBER not null,
  link_no    NUMBER not null,
  outcome    text not null,
  actor      text not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (person_no, link_no)
) KEPT;
