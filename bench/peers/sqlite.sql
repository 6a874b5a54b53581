-- Beijing's rule (policies/beijing/mutual-aid.policy) for 2021 in SQLite: sums by person; only where the order of a
-- person's bills matters are they taken in order, by windows. Read from files without malformed rows, which
-- an import would take as they are; certificate numbers are not checked, rejected rows are not told, no digest is made. The year's maximum of
-- 200,653 is the two others together and needs no step.

PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA threads = 2;

CREATE TABLE read_members (person_id TEXT, name TEXT, card_no TEXT, phone TEXT, covered TEXT, hardship TEXT, model_worker TEXT);
CREATE TABLE read_bills (claim_id TEXT, person_id TEXT, settled_at TEXT, setting TEXT, self_pay TEXT, over_cap TEXT, reverses TEXT);
CREATE TABLE read_paid (person_id TEXT, benefit TEXT, amount TEXT);
.import --csv --skip 1 members.csv read_members
.import --csv --skip 1 claims.csv read_bills
.import --csv --skip 1 paid.csv read_paid

CREATE TABLE members AS
SELECT person_id, card_no,
       substr(covered, 1, 10) AS covered_from,
       coalesce(nullif(substr(covered, 13, 10), ''), '9999-12-31') AS covered_to,
       coalesce(nullif(substr(covered, 24, 10), ''), '9999-12-31') AS again_from,
       coalesce(nullif(substr(covered, 36, 10), ''), '9999-12-31') AS again_to,
       coalesce(nullif(substr(hardship, 1, 10), ''), '9999-12-31') AS hardship_from,
       coalesce(nullif(substr(hardship, 13, 10), ''), '9999-12-31') AS hardship_to,
       coalesce(nullif(substr(model_worker, 1, 10), ''), '9999-12-31') AS model_from,
       coalesce(nullif(substr(model_worker, 13, 10), ''), '9999-12-31') AS model_to,
       hardship <> '' OR model_worker <> '' AS favoured
FROM read_members;
CREATE INDEX members_by_person_id ON members (person_id);

CREATE TABLE bills AS
SELECT claim_id, person_id, settled_at, setting = 'inpatient' AS inpatient,
       CAST(replace(self_pay, '.', '') AS INTEGER) AS self_pay, CAST(replace(over_cap, '.', '') AS INTEGER) AS over_cap, reverses
FROM read_bills;
CREATE INDEX bills_by_claim_id ON bills (claim_id);

-- Ids that stand twice, bills that are taken back and what takes them back are few; they are looked at closely.
CREATE TABLE aside AS
SELECT claim_id FROM bills GROUP BY claim_id HAVING count(*) > 1
UNION
SELECT reverses FROM bills WHERE reverses <> ''
UNION
SELECT claim_id FROM bills WHERE reverses <> '';
CREATE INDEX aside_by_claim_id ON aside (claim_id);

CREATE TABLE looked_at AS
SELECT claim_id, min(person_id) AS person_id, min(settled_at) AS settled_at, min(inpatient) AS inpatient,
       min(self_pay) AS self_pay, min(over_cap) AS over_cap, min(reverses) AS reverses
FROM bills
WHERE claim_id IN (SELECT claim_id FROM aside)
GROUP BY claim_id
HAVING count(DISTINCT person_id || settled_at || inpatient || ' ' || self_pay || ' ' || over_cap || ' ' || reverses) = 1;
CREATE INDEX looked_at_by_reverses ON looked_at (reverses, person_id);

CREATE TABLE facts AS
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

CREATE TABLE sums AS
SELECT person_id,
       max(coalesce(sum(self_pay) FILTER (WHERE NOT inpatient), 0) - 180000, 0) * 20 AS outpatient,
       max(coalesce(sum(self_pay) FILTER (WHERE inpatient), 0) - 130000, 0) * 20 AS inpatient,
       sum(over_cap) AS over_cap
FROM facts GROUP BY person_id;

-- Those whose bills must be taken in order: a status may begin or end between them, or the joint maximum of 653 cuts.
CREATE TABLE in_order AS
SELECT person_id FROM members WHERE favoured
UNION
SELECT person_id FROM sums WHERE outpatient > 0 AND inpatient > 0 AND outpatient + inpatient > 6530000 - 100;
CREATE INDEX in_order_by_person_id ON in_order (person_id);

CREATE TABLE ordered AS
WITH favoured_facts AS (
  SELECT facts.*, CASE WHEN favoured AND (settled_at BETWEEN hardship_from AND hardship_to
                                          OR settled_at BETWEEN model_from AND model_to) THEN 5 ELSE 0 END AS uplift
  FROM facts JOIN members USING (person_id)
  WHERE person_id IN (SELECT person_id FROM in_order)
), running AS (
  SELECT *, sum(CASE WHEN inpatient THEN 0 ELSE self_pay END) OVER run AS outpatient_base,
         sum(CASE WHEN inpatient THEN self_pay ELSE 0 END) OVER run AS inpatient_base,
         sum(over_cap) OVER run AS over_base
  FROM favoured_facts
  WINDOW run AS (PARTITION BY person_id ORDER BY settled_at, claim_id ROWS UNBOUNDED PRECEDING)
), pieces AS (
  SELECT person_id, settled_at, claim_id,
         CASE WHEN inpatient THEN 0
              ELSE max(outpatient_base - 180000, 0) - max(outpatient_base - self_pay - 180000, 0)
         END * (20 + uplift) AS outpatient,
         CASE WHEN inpatient THEN max(inpatient_base - 130000, 0) - max(inpatient_base - self_pay - 130000, 0)
              ELSE 0
         END * (20 + uplift) AS inpatient,
         (min(over_base, 5000000) - min(over_base - over_cap, 5000000)) * (40 + uplift)
         + (min(max(over_base, 5000000), 10000000) - min(max(over_base - over_cap, 5000000), 10000000)) * (50 + uplift)
         + (min(max(over_base, 10000000), 15000000) - min(max(over_base - over_cap, 10000000), 15000000)) * (60 + uplift)
         + (min(max(over_base, 15000000), 20000000) - min(max(over_base - over_cap, 15000000), 20000000)) * (70 + uplift)
         + (min(max(over_base, 20000000), 25000000) - min(max(over_base - over_cap, 20000000), 25000000)) * (80 + uplift)
         + (max(over_base, 25000000) - max(over_base - over_cap, 25000000)) * (90 + uplift) AS over_cap
  FROM running
), amounts AS (
  SELECT person_id, settled_at, claim_id,
         (sum(outpatient) OVER run + 50) / 100 AS outpatient,
         (sum(inpatient) OVER run + 50) / 100 AS inpatient,
         min((sum(over_cap) OVER run + 50) / 100, 20000000) AS over_cap
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
       sum(CASE WHEN outpatient_ask > 0 THEN min(reached, 65300) - min(reached - outpatient_ask, 65300) ELSE 0 END) AS outpatient,
       sum(CASE WHEN inpatient_ask > 0 THEN min(reached, 65300) - min(reached - inpatient_ask, 65300) ELSE 0 END) AS inpatient,
       max(over_cap) AS over_cap
FROM asks GROUP BY person_id;

CREATE TABLE due AS
SELECT person_id, min((outpatient + 50) / 100, 65300) AS outpatient, min((inpatient + 50) / 100, 65300) AS inpatient,
       min((min(over_cap, 5000000) * 40
              + (min(max(over_cap, 5000000), 10000000) - 5000000) * 50
              + (min(max(over_cap, 10000000), 15000000) - 10000000) * 60
              + (min(max(over_cap, 15000000), 20000000) - 15000000) * 70
              + (min(max(over_cap, 20000000), 25000000) - 20000000) * 80
              + (max(over_cap, 25000000) - 25000000) * 90 + 50) / 100, 20000000) AS over_cap
FROM sums
WHERE person_id NOT IN (SELECT person_id FROM in_order)
UNION ALL
SELECT person_id, outpatient, inpatient, over_cap FROM ordered;

CREATE TABLE paid AS
SELECT person_id, sum(CAST(replace(amount, '.', '') AS INTEGER)) AS paid FROM read_paid GROUP BY person_id;


CREATE INDEX due_by_person_id ON due (person_id);
CREATE INDEX paid_by_person_id ON paid (person_id);

.headers on
.mode csv
.once payments.csv
WITH all_due AS (
  SELECT person_id, coalesce(outpatient, 0) AS outpatient, coalesce(inpatient, 0) AS inpatient, coalesce(over_cap, 0) AS over_cap,
         coalesce(outpatient + inpatient + over_cap, 0) AS due, coalesce(paid, 0) AS paid
  FROM due FULL JOIN paid USING (person_id)
)
SELECT person_id, card_no, printf('%d.%02d', outpatient / 100, outpatient % 100) AS outpatient, printf('%d.%02d', inpatient / 100, inpatient % 100) AS inpatient,
       printf('%d.%02d', over_cap / 100, over_cap % 100) AS "over-cap", printf('%d.%02d', due / 100, due % 100) AS due, printf('%d.%02d', paid / 100, paid % 100) AS paid,
       printf('%d.%02d', max(due - paid, 0) / 100, max(due - paid, 0) % 100) AS pay,
       CASE WHEN due < paid THEN printf('-%d.%02d', (paid - due) / 100, (paid - due) % 100) ELSE '0.00' END AS carry
FROM all_due JOIN members USING (person_id)
WHERE due <> paid;
