// node rules.mjs FOLDER PARTS.csv MOST: the same rule by json-rules-engine, one person at a time, from sums that are
// already made. Takes the first MOST persons of PARTS.csv (what nuan says each bill added to its benefit's base, and was
// paid) who were favoured the whole year or not at all, and compares every amount. Prints one line of JSON.
import { Engine } from 'json-rules-engine';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const [folder, parts, most] = process.argv.slice(2);
const fen = (yuan) => Math.round(Number(yuan) * 100);
const rows = (file) => createInterface({ input: createReadStream(file), crlfDelay: Infinity });

const persons = new Map();
let columns;
for await (const line of rows(parts)) {
  const fields = line.split(',');
  if (!columns) {
    columns = Object.fromEntries(fields.map((name, place) => [name, place]));
    continue;
  }
  const id = fields[columns.person_id];
  if (!persons.has(id)) {
    if (persons.size > 2 * most) break;
    persons.set(id, { base: { outpatient: 0, inpatient: 0, 'over-cap': 0 }, paid: { ordinary: 0, over: 0 } });
  }
  const person = persons.get(id);
  const benefit = fields[columns.benefit];
  person.base[benefit] += fen(fields[columns.base]);
  person.paid[benefit === 'over-cap' ? 'over' : 'ordinary'] += fen(fields[columns.amount]);
}
for await (const line of rows(`${folder}/members.csv`)) {
  const [id, , , , , hardship, model] = line.split(',');
  const person = persons.get(id);
  if (!person) continue;
  const whole = /^20(1\d|20)-\d\d-\d\d\.\.$/;
  const favoured = whole.test(hardship) || whole.test(model);
  if (favoured || (hardship === '' && model === '')) person.favoured = favoured;
}
const chosen = [...persons.values()].filter((person) => person.favoured !== undefined).slice(0, most);

const rule = (fact, above, type, params) => ({
  conditions: { all: [{ fact, operator: 'greaterThan', value: above }] },
  event: { type, params },
});
const engine = new Engine([
  { conditions: { all: [{ fact: 'favoured', operator: 'equal', value: true }] }, event: { type: 'uplift' } },
  rule('outpatient', 180000, 'outpatient', { from: 180000, rate: 20 }),
  rule('inpatient', 130000, 'inpatient', { from: 130000, rate: 20 }),
  ...[40, 50, 60, 70, 80, 90].map((rate, band) =>
    rule('over', band * 5000000, 'over', { from: band * 5000000, to: band === 5 ? Infinity : (band + 1) * 5000000, rate }),
  ),
]);

async function settle({ base, favoured }) {
  const facts = { outpatient: base.outpatient, inpatient: base.inpatient, over: base['over-cap'], favoured };
  const { events } = await engine.run(facts);
  const uplift = events.some((event) => event.type === 'uplift') ? 5 : 0;
  const hundredths = { outpatient: 0, inpatient: 0, over: 0 };
  for (const { type, params } of events) {
    if (params) hundredths[type] += (Math.min(facts[type], params.to ?? Infinity) - params.from) * (params.rate + uplift);
  }
  const rounded = (type) => Math.floor((hundredths[type] + 50) / 100);
  return {
    ordinary: Math.min(rounded('outpatient') + rounded('inpatient'), 65300),
    over: Math.min(rounded('over'), 20000000),
  };
}

for (const person of chosen.slice(0, 1000)) await settle(person); // warm
const cpu = process.cpuUsage();
const started = process.hrtime.bigint();
const results = [];
for (const person of chosen) results.push(await settle(person));
const wall = Number(process.hrtime.bigint() - started) / 1e6;
const used = process.cpuUsage(cpu);
const differ = results.filter(({ ordinary, over }, i) => ordinary !== chosen[i].paid.ordinary || over !== chosen[i].paid.over);

console.log(
  JSON.stringify({
    persons: chosen.length,
    differ: differ.length,
    wall_ms: wall,
    cpu_ms: (used.user + used.system) / 1000,
    peak_kb: process.resourceUsage().maxRSS,
  }),
);
