-- Beijing's rule (policies/beijing/mutual-aid.policy) for 2021 in PostgreSQL 15: sums by person; only where the order of a
-- person's bills matters are they taken in order, by windows. Read from files without malformed rows, which
-- a COPY would end with; certificate numbers are not checked, rejected rows are not told, no digest is made. The year's maximum of
-- 200,653 is the two others together and needs no step.

SET work_mem = '1GB';
SET jit = off;
SET synchronous_commit = off;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;

CREATE UNLOGGED TABLE read_members (person_id text, name text, card_no text, phone text, covered text, hardship text, model_worker text);
CREATE UNLOGGED TABLE read_bills (claim_id text, person_id text, settled_at date, setting text, self_pay numeric(15, 2), over_cap numeric(15, 2), reverses text);
CREATE UNLOGGED TABLE read_paid (person_id text, benefit text, amount numeric(15, 2));
\copy read_members FROM 'members.csv' (FORMAT csv, HEADER, NULL '\N')
\copy read_bills FROM 'claims.csv' (FORMAT csv, HEADER, NULL '\N')
\copy read_paid FROM 'paid.csv' (FORMAT csv, HEADER)
ANALYZE read_bills;

CREATE UNLOGGED TABLE members AS
SELECT person_id, card_no,
       substr(covered, 1, 10)::date AS covered_from,
       coalesce(nullif(substr(covered, 13, 10), '')::date, DATE '9999-12-31') AS covered_to,
       coalesce(nullif(substr(covered, 24, 10), '')::date, DATE '9999-12-31') AS again_from,
       coalesce(nullif(substr(covered, 36, 10), '')::date, DATE '9999-12-31') AS again_to,
       coalesce(nullif(substr(hardship, 1, 10), '')::date, DATE '9999-12-31') AS hardship_from,
       coalesce(nullif(substr(hardship, 13, 10), '')::date, DATE '9999-12-31') AS hardship_to,
       coalesce(nullif(substr(model_worker, 1, 10), '')::date, DATE '9999-12-31') AS model_from,
       coalesce(nullif(substr(model_worker, 13, 10), '')::date, DATE '9999-12-31') AS model_to,
       hardship <> '' OR model_worker <> '' AS favoured
FROM read_members;
ANALYZE members;

CREATE UNLOGGED TABLE bills AS
SELECT claim_id, person_id, settled_at, setting = 'inpatient' AS inpatient,
       (100 * self_pay)::bigint AS self_pay, (100 * over_cap)::bigint AS over_cap, reverses
FROM read_bills;
ANALYZE bills;

-- Ids that stand twice, bills that are taken back and what takes them back are few; they are looked at closely.
CREATE UNLOGGED TABLE aside AS
SELECT claim_id FROM bills GROUP BY claim_id HAVING count(*) > 1
UNION
SELECT reverses FROM bills WHERE reverses <> ''
UNION
SELECT claim_id FROM bills WHERE reverses <> '';
ANALYZE aside;

CREATE UNLOGGED TABLE looked_at AS
SELECT claim_id, min(person_id) AS person_id, min(settled_at) AS settled_at, bool_and(inpatient) AS inpatient,
       min(self_pay) AS self_pay, min(over_cap) AS over_cap, min(reverses) AS reverses
FROM bills
WHERE claim_id IN (SELECT claim_id FROM aside)
GROUP BY claim_id
HAVING count(DISTINCT person_id || settled_at || inpatient || ' ' || self_pay || ' ' || over_cap || ' ' || reverses) = 1;
ANALYZE looked_at;

CREATE UNLOGGED TABLE facts AS
SELECT claim_id, person_id, settled_at, inpatient, self_pay, over_cap
FROM (SELECT claim_id, person_id, settled_at, inpatient, self_pay, over_cap FROM bills
      WHERE NOT EXISTS (SELECT 1 FROM aside WHERE aside.claim_id = bills.claim_id)
      UNION ALL
      SELECT claim_id, person_id, settled_at, inpatient, self_pay, over_cap FROM looked_at AS taken
      WHERE reverses = '' AND NOT EXISTS (SELECT 1 FROM looked_at AS taking
                                          WHERE taking.reverses = taken.claim_id AND taking.person_id = taken.person_id)
     ) AS accepted
     JOIN members USING (person_id)
WHERE (settled_at BETWEEN covered_from AND covered_to OR settled_at BETWEEN again_from AND again_to)
  AND settled_at BETWEEN '2021-01-01' AND '2021-12-31';
ANALYZE facts;

CREATE UNLOGGED TABLE sums AS
SELECT person_id,
       greatest(coalesce(sum(self_pay) FILTER (WHERE NOT inpatient), 0) - 180000, 0)::bigint * 20 AS outpatient,
       greatest(coalesce(sum(self_pay) FILTER (WHERE inpatient), 0) - 130000, 0)::bigint * 20 AS inpatient,
       sum(over_cap)::bigint AS over_cap
FROM facts GROUP BY person_id;

-- Those whose bills must be taken in order: a status may begin or end between them, or the joint maximum of 653 cuts.
CREATE UNLOGGED TABLE in_order AS
SELECT person_id FROM members WHERE favoured
UNION
SELECT person_id FROM sums WHERE outpatient > 0 AND inpatient > 0 AND outpatient + inpatient > 6530000 - 100;
ANALYZE in_order;

CREATE UNLOGGED TABLE ordered AS
WITH favoured_facts AS (
  SELECT facts.*, CASE WHEN favoured AND (settled_at BETWEEN hardship_from AND hardship_to
                                          OR settled_at BETWEEN model_from AND model_to) THEN 5 ELSE 0 END AS uplift
  FROM facts JOIN members USING (person_id)
  WHERE person_id IN (SELECT person_id FROM in_order)
), running AS (
  SELECT *, sum(CASE WHEN inpatient THEN 0 ELSE self_pay END) OVER run::bigint AS outpatient_base,
         sum(CASE WHEN inpatient THEN self_pay ELSE 0 END) OVER run::bigint AS inpatient_base,
         sum(over_cap) OVER run::bigint AS over_base
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
         (sum(outpatient) OVER run::bigint + 50) / 100 AS outpatient,
         (sum(inpatient) OVER run::bigint + 50) / 100 AS inpatient,
         least((sum(over_cap) OVER run::bigint + 50) / 100, 20000000) AS over_cap
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
       sum(CASE WHEN outpatient_ask > 0 THEN least(reached, 65300) - least(reached - outpatient_ask, 65300) ELSE 0 END)::bigint AS outpatient,
       sum(CASE WHEN inpatient_ask > 0 THEN least(reached, 65300) - least(reached - inpatient_ask, 65300) ELSE 0 END)::bigint AS inpatient,
       max(over_cap)::bigint AS over_cap
FROM asks GROUP BY person_id;

CREATE UNLOGGED TABLE due AS
SELECT person_id, least((outpatient + 50) / 100, 65300) AS outpatient, least((inpatient + 50) / 100, 65300) AS inpatient,
       least((least(over_cap, 5000000) * 40
              + (least(greatest(over_cap, 5000000), 10000000) - 5000000) * 50
              + (least(greatest(over_cap, 10000000), 15000000) - 10000000) * 60
              + (least(greatest(over_cap, 15000000), 20000000) - 15000000) * 70
              + (least(greatest(over_cap, 20000000), 25000000) - 20000000) * 80
              + (greatest(over_cap, 25000000) - 25000000) * 90 + 50) / 100, 20000000) AS over_cap
FROM sums
WHERE person_id NOT IN (SELECT person_id FROM in_order)
UNION ALL
SELECT person_id, outpatient, inpatient, over_cap FROM ordered;

CREATE UNLOGGED TABLE paid AS
SELECT person_id, sum((100 * amount)::bigint)::bigint AS paid FROM read_paid GROUP BY person_id;


CREATE VIEW payments AS
WITH all_due AS (
  SELECT person_id, coalesce(outpatient, 0) AS outpatient, coalesce(inpatient, 0) AS inpatient, coalesce(over_cap, 0) AS over_cap,
         coalesce(outpatient + inpatient + over_cap, 0) AS due, coalesce(paid, 0) AS paid
  FROM due FULL JOIN paid USING (person_id)
)
SELECT person_id, card_no, round(outpatient / 100.0, 2) AS outpatient, round(inpatient / 100.0, 2) AS inpatient,
       round(over_cap / 100.0, 2) AS "over-cap", round(due / 100.0, 2) AS due, round(paid / 100.0, 2) AS paid,
       round(greatest(due - paid, 0) / 100.0, 2) AS pay,
       round(least(due - paid, 0) / 100.0, 2) AS carry
FROM all_due JOIN members USING (person_id)
WHERE due <> paid;
\copy (SELECT * FROM payments) TO 'payments.csv' (FORMAT csv, HEADER)
