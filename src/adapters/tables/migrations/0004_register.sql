-- The register. An intake is what one file brings; intake_batch says how far it is, its last row being the present. The
-- text of a row is hidden whole; claim and content are keyed hashes of the claim's number and of the whole row.
create table intake (
  intake_no   NUMBER not null primary key,
  kind        text not null,
  file_digest text not null,
  header      text not null,
  pieces      NUMBER not null,
  journal_no  NUMBER not null,
  row_no      NUMBER not null,
  seal        BYTES not null,
  unique (kind, file_digest)
) KEPT;

create table intake_batch (
  intake_no   NUMBER not null,
  pieces      NUMBER not null,
  quotes      NUMBER not null,
  file_rows   NUMBER not null,
  lines       NUMBER not null,
  taken       NUMBER not null,
  known       NUMBER not null,
  quarantined NUMBER not null,
  journal_no  NUMBER not null,
  row_no      NUMBER not null,
  seal        BYTES not null,
  primary key (intake_no, pieces)
) KEPT;

create table member_row (
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

create table claim_row (
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

create table quarantine (
  intake_no  NUMBER not null,
  file_row   NUMBER not null,
  line       NUMBER not null,
  code       text not null,
  found_zh   text not null,
  found_en   text not null,
  hidden     BYTES not null,
  journal_no NUMBER not null,
  row_no     NUMBER not null,
  seal       BYTES not null,
  primary key (intake_no, file_row)
) KEPT;
