-- Beijing's rule (policies/beijing/mutual-aid.policy) for 2021 in DuckDB, as nuan itself prints it: {tables} and {query} are
-- what `nuan policy sql … --dialect duckdb` says. Here stands only how files become those tables, and the answer payments.
-- {folder}/members.csv, claims.csv and paid.csv become {out}. Rows that cannot be read as their types are skipped;
-- certificate numbers are not checked, rejected rows are not told, no digest is made.

{tables}

CREATE TABLE people AS
SELECT person_id, card_no, covered, hardship, model_worker, row_number() OVER (ORDER BY person_id) - 1 AS row_no
FROM read_csv('{folder}/members.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, nullstr = '\N',
              columns = {'person_id': 'VARCHAR', 'name': 'VARCHAR', 'card_no': 'VARCHAR', 'phone': 'VARCHAR',
                         'covered': 'VARCHAR', 'hardship': 'VARCHAR', 'model_worker': 'VARCHAR'});

INSERT INTO member SELECT row_no FROM people;

CREATE MACRO days(day, otherwise) AS coalesce(nullif(day, '')::DATE - DATE '1970-01-01', otherwise);
CREATE MACRO first_day(period) AS days(split_part(period, '..', 1), -719162);
CREATE MACRO last_day(period) AS days(split_part(period, '..', 2), 2932896);
INSERT INTO member_covered
SELECT row_no, first_day(period), last_day(period)
FROM (SELECT row_no, unnest(string_split(covered, ';')) AS period FROM people WHERE covered <> '');
INSERT INTO member_hardship
SELECT row_no, first_day(period), last_day(period)
FROM (SELECT row_no, unnest(string_split(hardship, ';')) AS period FROM people WHERE hardship <> '');
INSERT INTO member_model_worker
SELECT row_no, first_day(period), last_day(period)
FROM (SELECT row_no, unnest(string_split(model_worker, ';')) AS period FROM people WHERE model_worker <> '');

CREATE TABLE bills AS
SELECT claim_id, person_id, settled_at, setting = 'inpatient' AS inpatient, self_pay, over_cap, reverses
FROM read_csv('{folder}/claims.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, nullstr = '\N',
              columns = {'claim_id': 'VARCHAR', 'person_id': 'VARCHAR', 'settled_at': 'DATE', 'setting': 'VARCHAR',
                         'self_pay': 'DECIMAL(15,2)', 'over_cap': 'DECIMAL(15,2)', 'reverses': 'VARCHAR'})
WHERE setting IN ('outpatient', 'inpatient') AND (reverses <> '' OR (self_pay >= 0 AND over_cap >= 0));

-- Ids that stand twice, bills that are taken back and what takes them back, as in duckdb_sums.sql.
CREATE TABLE aside AS
SELECT claim_id FROM bills GROUP BY claim_id HAVING count(*) > 1
UNION
SELECT reverses FROM bills WHERE reverses <> '';

CREATE TABLE looked_at AS
SELECT claim_id, min(person_id) AS person_id, min(settled_at) AS settled_at, min(inpatient) AS inpatient,
       min(self_pay) AS self_pay, min(over_cap) AS over_cap, min(reverses) AS reverses
FROM (SELECT * FROM bills SEMI JOIN aside USING (claim_id)
      UNION ALL
      SELECT * FROM bills ANTI JOIN aside USING (claim_id) WHERE reverses <> '')
GROUP BY claim_id
HAVING count(DISTINCT (person_id, settled_at, inpatient, self_pay, over_cap, reverses)) = 1;

INSERT INTO claim
SELECT row_number() OVER (ORDER BY people.row_no, settled_at, claim_id) - 1, people.row_no, settled_at - DATE '1970-01-01',
       inpatient::BIGINT, (self_pay * 100)::BIGINT, (over_cap * 100)::BIGINT
FROM (SELECT * FROM bills ANTI JOIN aside USING (claim_id) WHERE reverses = ''
      UNION ALL
      SELECT looked_at.* FROM looked_at
      ANTI JOIN (SELECT reverses AS claim_id, person_id FROM looked_at WHERE reverses <> '') AS undone USING (claim_id, person_id)
      WHERE reverses = '')
     JOIN people USING (person_id);

CREATE TABLE answers AS
{query}

CREATE TABLE due AS
SELECT number AS row_no, sum(amount) FILTER (name = 'outpatient')::BIGINT AS outpatient,
       sum(amount) FILTER (name = 'inpatient')::BIGINT AS inpatient,
       sum(amount) FILTER (name = 'over-cap')::BIGINT AS over_cap
FROM answers WHERE what = 'due' GROUP BY number;

CREATE TABLE paid AS
SELECT person_id, sum((amount * 100)::BIGINT)::BIGINT AS paid
FROM read_csv('{folder}/paid.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, columns = {'person_id': 'VARCHAR', 'benefit': 'VARCHAR', 'amount': 'DECIMAL(15,2)'})
GROUP BY 1;

COPY (
  WITH all_due AS (
    SELECT person_id, card_no, coalesce(outpatient, 0) AS outpatient, coalesce(inpatient, 0) AS inpatient,
           coalesce(over_cap, 0) AS over_cap,
           coalesce(outpatient, 0) + coalesce(inpatient, 0) + coalesce(over_cap, 0) AS due, coalesce(paid, 0) AS paid
    FROM people LEFT JOIN due USING (row_no) LEFT JOIN paid USING (person_id)
  )
  SELECT person_id, card_no, (outpatient * 0.01)::DECIMAL(18,2) AS outpatient, (inpatient * 0.01)::DECIMAL(18,2) AS inpatient,
         (over_cap * 0.01)::DECIMAL(18,2) AS "over-cap", (due * 0.01)::DECIMAL(18,2) AS due, (paid * 0.01)::DECIMAL(18,2) AS paid,
         (greatest(due - paid, 0) * 0.01)::DECIMAL(18,2) AS pay, (least(due - paid, 0) * 0.01)::DECIMAL(18,2) AS carry
  FROM all_due
  WHERE due <> paid
) TO '{out}' (HEADER, DELIMITER ',');
