-- Beijing's rule (policies/beijing/mutual-aid.policy) for 2021 in DuckDB, third form: sums by person, as in the second, but
-- persons and bills are numbers: 17 digits of the certificate, 20 of the bill. Other ids would need one of the other forms.
-- {folder}/members.csv, claims.csv and paid.csv become {out}. Rows that cannot be read as their types are skipped;
-- certificate numbers are not checked, rejected rows are not told, no digest is made. The year's maximum of 200,653 is the
-- two others together and needs no step.

CREATE TABLE members AS
SELECT substr(person_id, 1, 17)::BIGINT AS person_id, person_id AS certificate, card_no,
       substr(covered, 1, 10)::DATE AS covered_from,
       coalesce(nullif(substr(covered, 13, 10), '')::DATE, DATE '9999-12-31') AS covered_to,
       coalesce(nullif(substr(covered, 24, 10), '')::DATE, DATE '9999-12-31') AS again_from,
       coalesce(nullif(substr(covered, 36, 10), '')::DATE, DATE '9999-12-31') AS again_to,
       coalesce(nullif(substr(hardship, 1, 10), '')::DATE, DATE '9999-12-31') AS hardship_from,
       coalesce(nullif(substr(hardship, 13, 10), '')::DATE, DATE '9999-12-31') AS hardship_to,
       coalesce(nullif(substr(model_worker, 1, 10), '')::DATE, DATE '9999-12-31') AS model_from,
       coalesce(nullif(substr(model_worker, 13, 10), '')::DATE, DATE '9999-12-31') AS model_to,
       hardship <> '' OR model_worker <> '' AS favoured
FROM read_csv('{folder}/members.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, nullstr = '\N',
              columns = {'person_id': 'VARCHAR', 'name': 'VARCHAR', 'card_no': 'VARCHAR', 'phone': 'VARCHAR',
                         'covered': 'VARCHAR', 'hardship': 'VARCHAR', 'model_worker': 'VARCHAR'});

CREATE TABLE bills AS
SELECT claim_id, TRY_CAST(substr(person_id, 1, 17) AS BIGINT) AS person_id, settled_at, setting = 'inpatient' AS inpatient, self_pay, over_cap, reverses
FROM read_csv('{folder}/claims.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, nullstr = '',
              columns = {'claim_id': 'HUGEINT', 'person_id': 'VARCHAR', 'settled_at': 'DATE', 'setting': 'VARCHAR',
                         'self_pay': 'DECIMAL(15,2)', 'over_cap': 'DECIMAL(15,2)', 'reverses': 'HUGEINT'})
WHERE setting IN ('outpatient', 'inpatient') AND (reverses IS NOT NULL OR (self_pay >= 0 AND over_cap >= 0));

-- Ids that stand twice, bills that are taken back and what takes them back are few; they are looked at closely. Bills sent
-- twice are one, bills of one id that differ count for nothing, and only a bill of the same person is taken back.
CREATE TABLE aside AS
SELECT claim_id FROM bills GROUP BY claim_id HAVING count(*) > 1
UNION
SELECT reverses FROM bills WHERE reverses IS NOT NULL;

CREATE TABLE looked_at AS
SELECT claim_id, min(person_id) AS person_id, min(settled_at) AS settled_at, min(inpatient) AS inpatient,
       min(self_pay) AS self_pay, min(over_cap) AS over_cap, min(reverses) AS reverses
FROM (SELECT * FROM bills SEMI JOIN aside USING (claim_id)
      UNION ALL
      SELECT * FROM bills ANTI JOIN aside USING (claim_id) WHERE reverses IS NOT NULL)
GROUP BY claim_id
HAVING count(DISTINCT (person_id, settled_at, inpatient, self_pay, over_cap, reverses)) = 1;

CREATE TABLE facts AS
SELECT claim_id, person_id, settled_at, inpatient,
       (self_pay * 100)::BIGINT AS self_pay, (over_cap * 100)::BIGINT AS over_cap
FROM (SELECT * FROM bills ANTI JOIN aside USING (claim_id) WHERE reverses IS NULL
      UNION ALL
      SELECT looked_at.* FROM looked_at
      ANTI JOIN (SELECT reverses AS claim_id, person_id FROM looked_at WHERE reverses IS NOT NULL) AS undone USING (claim_id, person_id)
      WHERE reverses IS NULL)
     JOIN members USING (person_id)
WHERE (settled_at BETWEEN covered_from AND covered_to OR settled_at BETWEEN again_from AND again_to)
  AND settled_at BETWEEN DATE '2021-01-01' AND DATE '2021-12-31';

CREATE TABLE sums AS
SELECT person_id,
       greatest(coalesce(sum(self_pay) FILTER (NOT inpatient), 0) - 180000, 0)::BIGINT * 20 AS outpatient,
       greatest(coalesce(sum(self_pay) FILTER (inpatient), 0) - 130000, 0)::BIGINT * 20 AS inpatient,
       sum(over_cap)::BIGINT AS over_cap
FROM facts GROUP BY person_id;

-- Those whose bills must be taken in order: a status may begin or end between them, or the joint maximum of 653 cuts.
CREATE TABLE in_order AS
SELECT person_id FROM members WHERE favoured
UNION
SELECT person_id FROM sums WHERE outpatient > 0 AND inpatient > 0 AND outpatient + inpatient > 6530000 - 100;

CREATE TABLE few AS
SELECT * FROM facts SEMI JOIN in_order USING (person_id);

CREATE TABLE ordered AS
WITH favoured_facts AS (
  SELECT few.*, CASE WHEN favoured AND (settled_at BETWEEN hardship_from AND hardship_to
                                       OR settled_at BETWEEN model_from AND model_to) THEN 5 ELSE 0 END AS uplift
  FROM few JOIN members USING (person_id)
), running AS (
  SELECT *, sum(CASE WHEN inpatient THEN 0 ELSE self_pay END) OVER run AS outpatient_base,
         sum(CASE WHEN inpatient THEN self_pay ELSE 0 END) OVER run AS inpatient_base,
         sum(over_cap) OVER run AS over_base
  FROM favoured_facts
  WINDOW run AS (PARTITION BY person_id ORDER BY settled_at, claim_id ROWS UNBOUNDED PRECEDING)
), pieces AS (
  SELECT person_id, settled_at, claim_id,
         CASE WHEN inpatient THEN 0
              ELSE greatest(outpatient_base - 180000, 0) - greatest(outpatient_base - self_pay - 180000, 0)
         END * (20 + uplift) AS outpatient,
         CASE WHEN inpatient THEN greatest(inpatient_base - 130000, 0) - greatest(inpatient_base - self_pay - 130000, 0)
              ELSE 0
         END * (20 + uplift) AS inpatient,
         (least(over_base, 5000000) - least(over_base - over_cap, 5000000)) * (40 + uplift)
         + (least(greatest(over_base, 5000000), 10000000) - least(greatest(over_base - over_cap, 5000000), 10000000)) * (50 + uplift)
         + (least(greatest(over_base, 10000000), 15000000) - least(greatest(over_base - over_cap, 10000000), 15000000)) * (60 + uplift)
         + (least(greatest(over_base, 15000000), 20000000) - least(greatest(over_base - over_cap, 15000000), 20000000)) * (70 + uplift)
         + (least(greatest(over_base, 20000000), 25000000) - least(greatest(over_base - over_cap, 20000000), 25000000)) * (80 + uplift)
         + (greatest(over_base, 25000000) - greatest(over_base - over_cap, 25000000)) * (90 + uplift) AS over_cap
  FROM running
), amounts AS (
  SELECT person_id, settled_at, claim_id,
         (sum(outpatient) OVER run + 50) // 100 AS outpatient,
         (sum(inpatient) OVER run + 50) // 100 AS inpatient,
         least((sum(over_cap) OVER run + 50) // 100, 20000000) AS over_cap
  FROM pieces
  WINDOW run AS (PARTITION BY person_id ORDER BY settled_at, claim_id ROWS UNBOUNDED PRECEDING)
), asks AS (
  SELECT person_id, over_cap, outpatient + inpatient AS reached,
         outpatient - coalesce(lag(outpatient) OVER run, 0) AS outpatient_ask,
         inpatient - coalesce(lag(inpatient) OVER run, 0) AS inpatient_ask
  FROM amounts
  WINDOW run AS (PARTITION BY person_id ORDER BY settled_at, claim_id)
)
SELECT person_id,  -- a bill is of one setting, so that one of its two asks is 0
       sum(CASE WHEN outpatient_ask > 0 THEN least(reached, 65300) - least(reached - outpatient_ask, 65300) ELSE 0 END)::BIGINT
         AS outpatient,
       sum(CASE WHEN inpatient_ask > 0 THEN least(reached, 65300) - least(reached - inpatient_ask, 65300) ELSE 0 END)::BIGINT
         AS inpatient,
       max(over_cap)::BIGINT AS over_cap
FROM asks GROUP BY person_id;

CREATE TABLE due AS
SELECT person_id, least((outpatient + 50) // 100, 65300) AS outpatient, least((inpatient + 50) // 100, 65300) AS inpatient,
       least((least(over_cap, 5000000) * 40
              + (least(greatest(over_cap, 5000000), 10000000) - 5000000) * 50
              + (least(greatest(over_cap, 10000000), 15000000) - 10000000) * 60
              + (least(greatest(over_cap, 15000000), 20000000) - 15000000) * 70
              + (least(greatest(over_cap, 20000000), 25000000) - 20000000) * 80
              + (greatest(over_cap, 25000000) - 25000000) * 90 + 50) // 100, 20000000) AS over_cap
FROM sums ANTI JOIN in_order USING (person_id)
UNION ALL
SELECT * FROM ordered;

CREATE TABLE paid AS
SELECT TRY_CAST(substr(person_id, 1, 17) AS BIGINT) AS person_id, sum((amount * 100)::BIGINT)::BIGINT AS paid
FROM read_csv('{folder}/paid.csv', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
              ignore_errors = true, columns = {'person_id': 'VARCHAR', 'benefit': 'VARCHAR', 'amount': 'DECIMAL(15,2)'})
GROUP BY 1;

COPY (
  WITH all_due AS (
    SELECT person_id, coalesce(outpatient, 0) AS outpatient, coalesce(inpatient, 0) AS inpatient,
           coalesce(over_cap, 0) AS over_cap, coalesce(outpatient + inpatient + over_cap, 0) AS due, coalesce(paid, 0) AS paid
    FROM due FULL JOIN paid USING (person_id)
  )
  SELECT certificate AS person_id, card_no, (outpatient * 0.01)::DECIMAL(18,2) AS outpatient, (inpatient * 0.01)::DECIMAL(18,2) AS inpatient,
         (over_cap * 0.01)::DECIMAL(18,2) AS "over-cap", (due * 0.01)::DECIMAL(18,2) AS due, (paid * 0.01)::DECIMAL(18,2) AS paid,
         (greatest(due - paid, 0) * 0.01)::DECIMAL(18,2) AS pay, (least(due - paid, 0) * 0.01)::DECIMAL(18,2) AS carry
  FROM all_due JOIN members USING (person_id)
  WHERE due <> paid
) TO '{out}' (HEADER, DELIMITER ',');
